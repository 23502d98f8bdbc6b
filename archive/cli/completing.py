"""placeholder"""

EXAMPLES = {"completion": ("archive completion bash",)}


def completion_command() -> int:
    return 0
