"""
The search library: documents in, queries asked, answers out. It knows nothing of news.
"""
