"""A PDF as qpdf --json=2 shows it, and the few readings that every rule needs.

Values are those of the JSON: names "/X", strings "u:…" or "b:…", references "N G R". Every value may be a
reference, so nothing is read but through resolve() and get().
"""

import base64
import functools
import json
import re
import subprocess

_REF = re.compile(r"^\d+ \d+ R$")
_KEYS = ("--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized")
_CANNOT_OPEN = 2


class Unreadable(Exception):
    """qpdf cannot open the file."""


class Stream:
    def __init__(self, entries, data):
        self.dict, self._data = entries, data

    @functools.cached_property
    def data(self):
        return base64.b64decode(self._data)


def is_ref(value):
    return isinstance(value, str) and _REF.match(value) is not None


def is_name(value):
    return isinstance(value, str) and value.startswith("/")


def is_string(value):
    return isinstance(value, str) and value[:2] in ("u:", "b:")


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def text(value):
    """The text of a string, of JSON or of a content stream; None for anything else."""
    if isinstance(value, bytes):
        if value.startswith(b"\xfe\xff"):
            return value[2:].decode("utf-16-be", "replace")
        if value.startswith(b"\xef\xbb\xbf"):
            return value[3:].decode("utf-8", "replace")
        return value.decode("latin-1")
    if not is_string(value):
        return None
    return value[2:] if value.startswith("u:") else text(bytes.fromhex(value[2:]))


class Document:
    def __init__(self, path):
        self.path = path
        with open(path, "rb") as file:
            self.bytes = file.read()
        done = subprocess.run(["qpdf", *_KEYS, str(path)], capture_output=True, check=False)
        self.warnings = done.stderr.decode("utf-8", "replace")
        if done.returncode == _CANNOT_OPEN and b'"trailer"' not in done.stdout:
            raise Unreadable(self.warnings.strip() or "qpdf cannot open it")
        try:
            whole = json.loads(done.stdout.decode("utf-8", "surrogateescape"))["qpdf"][1]
        except json.JSONDecodeError as error:  # qpdf copies some broken numbers as they stand
            raise Unreadable(f"qpdf --json: {error}") from error
        self.trailer = whole.pop("trailer")["value"]
        self.objects = {}
        for key, entry in whole.items():
            if "stream" in entry:
                stream = entry["stream"]
                self.objects[key[4:]] = Stream(stream["dict"], stream.get("data", ""))
            else:
                self.objects[key[4:]] = entry["value"]
        self.catalog = self.get(self.trailer, "/Root") or {}

    def resolve(self, value):
        for _ in range(32):
            if type(value) is not str or not value.endswith(" R") or not is_ref(value):
                return value
            value = self.objects.get(value)
        return None

    def get(self, holder, *keys):
        """The value behind keys, references followed; None where a step is missing."""
        for key in keys:
            holder = self.resolve(holder)
            if isinstance(holder, Stream):
                holder = holder.dict
            if not isinstance(holder, dict):
                return None
            holder = holder.get(key)
        return self.resolve(holder)

    def raw(self, holder, key):
        """The value as it stands: perhaps a reference."""
        return self.entries(holder).get(key)

    def entries(self, value):
        """The dictionary of a value, {} where it is none."""
        value = self.resolve(value)
        if isinstance(value, Stream):
            return value.dict
        return value if isinstance(value, dict) else {}

    def array(self, holder, key):
        """The array behind the key, elements as they stand; a single value as an array of one."""
        value = self.get(holder, key)
        if value is None:
            return []
        return value if isinstance(value, list) else [self.raw(holder, key)]

    @functools.cached_property
    def pages(self):
        """(reference, dictionary, inherited attributes) of every page."""
        found, seen = [], set()

        def walk(node, inherited):
            entries = self.entries(node)
            if not entries or is_ref(node) and node in seen:
                return
            seen.add(node if is_ref(node) else id(entries))
            inherited = dict(inherited)
            for key in ("/Resources", "/MediaBox", "/CropBox", "/Rotate"):
                if key in entries:
                    inherited[key] = entries[key]
            kids = self.get(entries, "/Kids")
            if isinstance(kids, list) and self.get(entries, "/Type") != "/Page":
                for kid in kids:
                    walk(kid, inherited)
            else:
                found.append((node if is_ref(node) else "page", entries, inherited))

        walk(self.raw(self.catalog, "/Pages"), {})
        return found

    def everything(self):
        """(object, dictionary) of every dictionary in the file, nested ones too."""
        for number, value in [("trailer", self.trailer), *self.objects.items()]:
            stack = [value.dict if isinstance(value, Stream) else value]
            while stack:
                value = stack.pop()
                if isinstance(value, dict):
                    yield number, value
                    stack.extend(value.values())
                elif isinstance(value, list):
                    stack.extend(value)

    @functools.cached_property
    def reachable(self):
        """References of all objects that the trailer leads to."""
        found, stack = set(), [self.trailer]
        while stack:
            value = stack.pop()
            if is_ref(value):
                if value not in found:
                    found.add(value)
                    stack.append(self.objects.get(value))
            elif isinstance(value, Stream):
                stack.append(value.dict)
            elif isinstance(value, dict):
                stack.extend(value.values())
            elif isinstance(value, list):
                stack.extend(value)
        return found

    def number_tree(self, root):
        """{key: value as it stands} of a number tree."""
        return dict(self._tree(root, "/Nums"))

    def name_tree(self, root):
        """[(name, value as it stands)] of a name tree."""
        return self._tree(root, "/Names")

    def _tree(self, root, leaf):
        result, stack, seen = [], [root], set()
        while stack:
            node = stack.pop()
            if is_ref(node) and node in seen:
                continue
            seen.add(node if is_ref(node) else id(node))
            pairs = self.get(node, leaf)
            if isinstance(pairs, list):
                result.extend((self.resolve(k), v) for k, v in zip(pairs[0::2], pairs[1::2]))
            stack.extend(reversed(self.array(node, "/Kids")))
        return [(k, v) for k, v in result if isinstance(k, (int, str))]
