"""
Our segments as Whoosh's: a codec for any schema, and our own index opened by Whoosh.

`ix.writer(codec=ArrayCodec())` (codec.py) keeps any Whoosh index in the flat arrays of layout.py;
`whoosh.index.open_dir` opens the directory of an index of ours, and so does `open_whoosh`
(contents.py) without reading a pickle. No search or change of ours imports whoosh for it.
"""
