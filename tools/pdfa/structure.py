"""The structure tree: elements with their standard types, parents, contents; rules on types and nesting.

NonStruct is looked through: its kids count as its parent's.
"""

import functools
import re

from . import tables
from .document import is_number, is_ref, text

STANDARD = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 "
    "L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby "
    "RB RT RP Warichu WT WP Figure Formula Form".split())
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$", re.A)
_TAG_1 = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z]{1,8})*$", re.A)

# Type: (parents or None, kids or None), each with the key of its rule.
_NESTING = {
    "Table": (None, ("table-kids", {"TR", "THead", "TBody", "TFoot", "Caption"})),
    "TR": (("tr-parent", {"Table", "THead", "TBody", "TFoot"}), ("tr-kids", {"TH", "TD"})),
    "THead": (("thead-parent", {"Table"}), ("thead-kids", {"TR"})),
    "TBody": (("tbody-parent", {"Table"}), ("tbody-kids", {"TR"})),
    "TFoot": (("tfoot-parent", {"Table"}), ("tfoot-kids", {"TR"})),
    "TH": (("th-parent", {"TR"}), None),
    "TD": (("td-parent", {"TR"}), None),
    "L": (None, ("list-kids", {"L", "LI", "Caption"})),
    "LI": (("li-parent", {"L"}), ("li-kids", {"Lbl", "LBody"})),
    "LBody": (("lbody-parent", {"LI"}), None),
    "TOC": (None, ("toc-kids", {"TOC", "TOCI", "Caption"})),
    "TOCI": (("toci-parent", {"TOC"}), None),
}


class Element:
    def __init__(self, ref, entries, kind, standard, parent):
        self.ref, self.entries, self.kind, self.standard, self.parent = ref, entries, kind, standard, parent
        self.elements = []   # kids that are elements
        self.marks = []      # (page reference, MCID, stream reference or None)
        self.objects = []    # references of OBJR

    @property
    def kids(self):
        """Elements below, NonStruct looked through."""
        for kid in self.elements:
            if kid.standard == "NonStruct":
                yield from kid.kids
            else:
                yield kid

    @property
    def holder(self):
        """The standard type of the nearest parent that is no NonStruct."""
        above = self.parent
        while above and above.standard == "NonStruct":
            above = above.parent
        return above.standard if above else None

    def ancestors(self):
        node = self
        while node:
            yield node
            node = node.parent

    def __str__(self):
        return f"{self.ref} {self.kind}"


class Tree:
    def __init__(self, doc):
        self.doc = doc
        self.root = doc.entries(doc.get(doc.catalog, "/StructTreeRoot"))
        self.roles = doc.entries(doc.get(self.root, "/RoleMap"))
        self.elements = []    # in tree order
        self.by_ref = {}
        self.tops = []
        for kid in doc.array(self.root, "/K"):
            self._add(kid, None, None, 0)
        self.parents = doc.number_tree(self.root.get("/ParentTree"))

    def _add(self, value, parent, page, depth):
        entries = self.doc.entries(value)
        if not entries or is_ref(value) and value in self.by_ref or depth > 400:
            return
        kind = self.doc.get(entries, "/S")
        kind = kind[1:] if isinstance(kind, str) else ""
        element = Element(value if is_ref(value) else "element", entries, kind, self.standard(kind), parent)
        self.elements.append(element)
        if is_ref(value):
            self.by_ref[value] = element
        (parent.elements if parent else self.tops).append(element)
        page = self.doc.raw(entries, "/Pg") or page
        for kid in self.doc.array(entries, "/K"):
            inner = self.doc.resolve(kid)
            if is_number(inner):
                element.marks.append((page, inner, None))
            elif isinstance(inner, dict):
                kind = self.doc.get(inner, "/Type")
                if kind == "/MCR" or kind is None and "/MCID" in inner:
                    element.marks.append((self.doc.raw(inner, "/Pg") or page, self.doc.get(inner, "/MCID"),
                                          self.doc.raw(inner, "/Stm")))
                elif kind == "/OBJR" or kind is None and "/Obj" in inner:
                    element.objects.append(self.doc.raw(inner, "/Obj"))
                else:
                    self._add(kid, element, page, depth + 1)

    def _mapped(self, kind):
        target = self.doc.get(self.roles, "/" + kind)
        return target[1:] if isinstance(target, str) else None

    @functools.lru_cache(maxsize=None)
    def standard(self, kind):
        """The standard type a type ends at, None without one."""
        seen = set()
        while kind is not None and kind not in STANDARD and kind not in seen:
            seen.add(kind)
            kind = self._mapped(kind)
        return kind if kind in STANDARD else None

    @functools.lru_cache(maxsize=None)
    def cycle(self, kind):
        seen = set()
        while kind is not None:
            if kind in seen:
                return True
            seen.add(kind)
            kind = self._mapped(kind)
        return False

    def marked(self, key, mcid):
        """The element that owns an MCID of the page or form with that /StructParents."""
        entry = self.owners(key)
        if isinstance(mcid, int) and 0 <= mcid < len(entry) and is_ref(entry[mcid]):
            return self.by_ref.get(entry[mcid])
        return None

    def owners(self, key):
        """The parent tree's array for a /StructParents, by MCID."""
        entry = self.doc.resolve(self.parents.get(key)) if isinstance(key, int) else None
        return entry if isinstance(entry, list) else []

    def owner(self, key):
        """The element of an annotation's or XObject's /StructParent."""
        entry = self.parents.get(key) if isinstance(key, int) else None
        return self.by_ref.get(entry) if is_ref(entry) else None

    def language(self, element):
        """Whether the language of an element is known without the catalog's help."""
        return any(text(self.doc.get(e.entries, "/Lang")) is not None for e in element.ancestors())


def attribute(doc, tree, element, owner, key):
    """An attribute of the owner: from /A, else from the classes of /C."""
    found = list(doc.array(element.entries, "/A"))
    for name in doc.array(element.entries, "/C"):
        name = doc.resolve(name)
        if isinstance(name, str):
            found.extend(doc.array(doc.get(tree.root, "/ClassMap"), name))
    for value in found:
        if doc.get(value, "/O") == owner and doc.get(value, key) is not None:
            return doc.get(value, key)
    return None


def check(doc, tree, report):
    catalog_language = text(doc.get(doc.catalog, "/Lang")) is not None
    notes, ids = {}, set()
    level = 0
    kinds = {e.standard for e in tree.elements}
    mixed = "H" in kinds and any(f"H{n}" in kinds for n in range(1, 7))
    for element in tree.elements:
        _type(element, tree, report)
        _nesting(element, report)
        if "/P" not in element.entries:
            report.add("element-parent", element, "no /P")
        if not catalog_language and not tree.language(element):
            for key, rule in (("/ActualText", "language-actual"), ("/Alt", "language-alt"), ("/E", "language-e")):
                if doc.get(element.entries, key) is not None:
                    report.add(rule, element, f"no language for {key}")
        if element.standard in ("Figure", "Formula"):
            if not text(doc.get(element.entries, "/Alt")) and doc.get(element.entries, "/ActualText") is None:
                report.add("figure-alt" if element.standard == "Figure" else "formula-alt", element,
                           "neither /Alt nor /ActualText")
        name = text(doc.get(element.entries, "/ID"))
        if element.standard == "Note":
            if not name:
                report.add("note-id", element, "no /ID")
            elif name in notes:
                report.add("note-unique", element, f"/ID {name!r} is that of {notes[name]} too")
            notes.setdefault(name, element)
        if name:
            ids.add(name)
        match = re.match(r"H([1-6])$", element.standard or "")
        if match:
            if int(match[1]) > level + 1:
                report.add("heading-skip", element, f"H{match[1]} after level {level}")
            level = int(match[1])
        if sum(kid.standard == "H" for kid in element.kids) > 1:
            report.add("heading-h", element, "several H in one node")
        if mixed and (match or element.standard == "H"):
            report.add("heading-mixed" if match else "heading-mixed-h", element, "H and Hn in one document")
        if element.standard == "Table":
            tables.check(doc, tree, element, report)
        if element.standard == "Form":
            _form(doc, tree, element, report)
    _languages(doc, report)
    _own(doc, tree, ids, report)
    _objects(doc, tree, report)


def _type(element, tree, report):
    kind = element.kind
    if kind not in STANDARD:
        if element.standard is None:
            report.add("role-unmapped", element, f"{kind!r} is no standard type and leads to none")
        if tree.cycle(kind):
            report.add("role-cycle", element, f"{kind!r} is mapped in a circle")
    else:
        target = tree._mapped(kind)
        if tree.cycle(kind):
            report.add("role-cycle-standard", element, f"{kind!r} is mapped in a circle")
        if target is not None and target != kind:
            report.add("role-remapped", element, f"standard type {kind!r} is remapped to {target!r}")


def _nesting(element, report):
    parents, kids = _NESTING.get(element.standard, (None, None))
    if parents and element.holder not in parents[1]:
        report.add(parents[0], element, f"stands in {element.holder}")
    below = [kid.standard for kid in element.kids]
    if kids:
        for kind in below:
            if kind not in kids[1]:
                report.add(kids[0], element, f"contains {kind}")
    if element.standard == "Table":
        if below.count("THead") > 1:
            report.add("thead-one", element, "several THead")
        if below.count("TFoot") > 1:
            report.add("tfoot-one", element, "several TFoot")
        if "TFoot" in below and "TBody" not in below:
            report.add("tfoot-tbody", element, "TFoot without TBody")
        if "THead" in below and "TBody" not in below:
            report.add("thead-tbody", element, "THead without TBody")
        if "Caption" in below[1:-1]:
            report.add("caption-place", element, "Caption in the middle")
        if below.count("Caption") > 1:
            report.add("caption-one", element, "several Caption")
    if element.standard == "L" and "Caption" in below[1:]:
        report.add("list-caption", element, "Caption is not first")
    if element.standard == "TOC" and "Caption" in below[1:]:
        report.add("toc-caption", element, "Caption is not first")


def _form(doc, tree, element, report):
    if attribute(doc, tree, element, "/PrintField", "/Role") is not None:
        return
    one = len(element.objects) == 1 and not element.elements and not element.marks
    if not one or doc.get(element.objects[0], "/Subtype") != "/Widget":
        report.add("form-one-widget", element, "not exactly one widget")


def language(where, value, report):
    """Rules on one /Lang; property lists in content call it too."""
    tag = text(value)
    if tag is None:
        return
    if tag == "":
        report.add("language-empty", where, "/Lang is empty")
        return
    if not _TAG.match(tag):
        report.add("language-tag", where, f"/Lang {tag!r}")
    if not _TAG_1.match(tag):
        report.add("language-tag-1", where, f"/Lang {tag!r}")


def _languages(doc, report):
    for number, entries in doc.everything():
        if number in doc.reachable and "/Lang" in entries:
            language(number, doc.get(entries, "/Lang"), report)


def marks(doc, tree, drawn, report):
    """The parent tree against the content: `drawn` is {(StructParents, MCID): times}."""
    for (key, mcid), times in sorted(drawn.items(), key=str):
        if times > 1:
            report.add("own-parent-tree", f"StructParents {key}", f"MCID {mcid} stands {times} times")
    for page, entries, _ in doc.pages:
        key = doc.get(entries, "/StructParents")
        for mcid in range(len(tree.owners(key))):
            if (key, mcid) not in drawn:
                report.add("own-parent-tree", page, f"MCID {mcid} is in the parent tree and not in the content")


def _objects(doc, tree, report):
    """Annotations and the elements that hold them name each other; their keys are no page's."""
    pages = [doc.get(entries, "/StructParents") for _, entries, _ in doc.pages]
    for page, entries, _ in doc.pages:
        for ref in doc.array(entries, "/Annots"):
            key = doc.get(ref, "/StructParent")
            owner = tree.owner(key)
            if key is not None and (key in pages or owner is None or ref not in owner.objects):
                report.add("own-parent-tree", ref, f"/StructParent {key} leads to {owner}")
    for element in tree.elements:
        for ref in element.objects:
            if tree.owner(doc.get(ref, "/StructParent")) is not element:
                report.add("own-parent-tree", element, f"{ref} does not lead back")


def _own(doc, tree, ids, report):
    """Both ways of the parent tree, and the IDTree (house rules; no veraPDF rule asks)."""
    if not tree.root:
        return
    owner = {}
    for page, entries, _ in doc.pages:
        key = doc.get(entries, "/StructParents")
        if not isinstance(key, int):
            continue
        if key in owner:
            report.add("own-parent-tree", page, f"shares /StructParents {key} with {owner[key]}")
        owner[key] = page
    listed = {}
    for key, page in owner.items():
        for mcid, ref in enumerate(tree.owners(key)):
            listed[page, mcid] = ref
    claimed = {(page, mcid): e.ref for e in tree.elements for page, mcid, stream in e.marks if stream is None}
    for place in sorted(set(listed) | set(claimed), key=str):
        if listed.get(place) != claimed.get(place):
            report.add("own-parent-tree", place[0], f"MCID {place[1]}: parent tree says {listed.get(place)}, "
                                                    f"the element is {claimed.get(place)}")
    following = doc.get(tree.root, "/ParentTreeNextKey")
    keys = [k for k in tree.parents if isinstance(k, int)]
    if not isinstance(following, int) or keys and following <= max(keys):
        report.add("own-parent-tree", "StructTreeRoot", f"/ParentTreeNextKey {following}")
    if keys != sorted(keys):
        report.add("own-parent-tree", "ParentTree", "keys do not ascend")
    known = {text(k) for k, _ in doc.name_tree(tree.root.get("/IDTree"))}
    for name in sorted(ids - known):
        report.add("own-id-tree", "IDTree", f"{name!r} is missing")
    for element in tree.elements:
        if element.standard == "TH" and attribute(doc, tree, element, "/Table", "/Scope") is None:
            report.add("own-scope", element, "no Scope")
        if element.standard == "L" and any(kid.standard == "Lbl" for item in element.kids for kid in item.kids):
            counted = attribute(doc, tree, element, "/List", "/ListNumbering")
            if counted in (None, "/None"):
                report.add("own-list", element, f"items have Lbl, ListNumbering is {counted}")
