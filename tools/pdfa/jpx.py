"""JPEG 2000 images: the boxes of the file format that 6.2.8.3 speaks of."""

import struct


def _boxes(data, at, end):
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1 and at + 16 <= end:
            size, head = struct.unpack_from(">Q", data, at + 8)[0], 16
        size = size or end - at
        if size < head:
            return
        yield kind, at + head, min(at + size, end)
        at += size


def check(doc, stream, where, report):
    data = stream.data
    header = next(((a, b) for kind, a, b in _boxes(data, 0, len(data)) if kind == b"jp2h"), None)
    if header is None:
        return  # a bare codestream has none of these boxes
    depth, channels, colours, hidden, boxes = 0, 0, [], 0, set()
    for kind, at, end in _boxes(data, *header):
        boxes.add(kind)
        if kind == b"ihdr" and end - at >= 11:
            channels, depth = struct.unpack_from(">H", data, at + 8)[0], (data[at + 10] & 127) + 1
        elif kind == b"colr" and end - at >= 3:
            space = struct.unpack_from(">I", data, at + 3)[0] if data[at] == 1 and end - at >= 7 else None
            colours.append((data[at], data[at + 2], space))
        elif kind == b"cdef" and end - at >= 2:
            count = struct.unpack_from(">H", data, at)[0]
            hidden = sum(struct.unpack_from(">H", data, at + 4 + 6 * i)[0] != 0
                         for i in range(count) if at + 8 + 6 * i <= end)
    if channels - hidden not in (1, 3, 4):
        report.add("jpx-channels", where, f"{channels - hidden} colour channels")
    if b"bpcc" in boxes or not 1 <= depth <= 38:
        report.add("jpx-depth", where, f"bit depth {depth}, or one for each channel")
    if doc.get(stream, "/ColorSpace") is not None or not colours:
        return
    best = [colour for colour in colours if colour[1] == 1]
    if len(colours) > 1 and len(best) != 1:
        report.add("jpx-best", where, f"{len(best)} colour specifications with APPROX 1")
    method, _, space = (best or colours)[0]
    if method not in (1, 2, 3):
        report.add("jpx-method", where, f"METH {method}")
    if space == 19:
        report.add("jpx-space", where, "CIEJab")
