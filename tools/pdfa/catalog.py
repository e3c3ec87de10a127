"""Catalog and name dictionary, actions, optional content, permissions to render."""

from .document import is_name, text

_ACTIONS = {"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"}
_TURNS = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"}


def check(doc, report):
    catalog = doc.catalog
    if doc.get(catalog, "/MarkInfo", "/Marked") is not True:
        report.add("marked", "catalog", "MarkInfo /Marked is not true")
    if doc.get(catalog, "/MarkInfo", "/Suspects") is True:
        report.add("suspects", "catalog", "MarkInfo /Suspects is true")
    if not doc.entries(doc.get(catalog, "/StructTreeRoot")):
        report.add("structure-root", "catalog", "no /StructTreeRoot")
    if doc.get(catalog, "/ViewerPreferences", "/DisplayDocTitle") is not True:
        report.add("display-title", "catalog", "ViewerPreferences /DisplayDocTitle is not true")
    if "/AA" in catalog:
        report.add("catalog-aa", "catalog", "/AA")
    if doc.get(catalog, "/NeedsRendering") is True:
        report.add("needs-rendering", "catalog", "/NeedsRendering true")
    if "/Requirements" in catalog:
        report.add("requirements", "catalog", "/Requirements")
    names = doc.entries(doc.get(catalog, "/Names"))
    if "/AlternatePresentations" in names:
        report.add("alternate-presentations", "catalog", "/Names /AlternatePresentations")
    if "/EmbeddedFiles" in names:
        report.add("ef-no-names", "catalog", "/Names /EmbeddedFiles")
    for page, entries, _ in doc.pages:
        if "/AA" in entries:
            report.add("page-aa", page, "/AA")
        if "/PresSteps" in entries:
            report.add("pres-steps", page, "/PresSteps")
    outlines = doc.entries(doc.get(catalog, "/Outlines"))
    if outlines.get("/First") is not None and text(doc.get(catalog, "/Lang")) is None:
        report.add("language-outline", "catalog", "no /Lang for the outline")
    _actions(doc, report)
    _optional_content(doc, report)


def _actions(doc, report):
    for _, value in doc.name_tree(doc.get(doc.catalog, "/Names", "/JavaScript")):
        _action(doc, value, "JavaScript name tree", report)
    for number, entries in doc.everything():
        if number != "trailer" and number not in doc.reachable:
            continue
        for key in ("/A", "/OpenAction", "/PA"):
            value = doc.get(entries, key)
            if isinstance(value, dict) and is_name(doc.get(value, "/S")) and "/O" not in value:
                _action(doc, value, number, report)
        for value in doc.entries(doc.get(entries, "/AA")).values():
            _action(doc, value, number, report)
        if "/JS" in entries:
            report.add("own-action", number, "/JS")
        if "/FT" in entries and "/AA" in entries:
            report.add("field-aa", number, "a field has /AA")


def _action(doc, value, where, report, depth=0):
    entries = doc.entries(value)
    kind = doc.get(entries, "/S")
    if kind is None or depth > 32:
        return
    report.add("own-action", where, f"action {kind}")
    if kind not in _ACTIONS:
        report.add("action", where, f"action {kind}")
    if kind not in _ACTIONS - {"/GoToE"}:
        report.add("action-1", where, f"action {kind}")
    if kind == "/Named" and doc.get(entries, "/N") not in _TURNS:
        report.add("action-named", where, f"named action {doc.get(entries, '/N')}")
    for following in doc.array(entries, "/Next"):
        _action(doc, following, where, report, depth + 1)


def _optional_content(doc, report):
    properties = doc.get(doc.catalog, "/OCProperties")
    if not isinstance(properties, dict):
        return
    report.add("optional-content", "catalog", "/OCProperties")
    groups = set(doc.array(properties, "/OCGs"))
    configurations = [properties.get("/D"), *doc.array(properties, "/Configs")]
    names = []
    for configuration in configurations:
        entries = doc.entries(configuration)
        if configuration is None:
            continue
        name = text(doc.get(entries, "/Name"))
        if not name:
            report.add("oc-name", "OCProperties", "a configuration without /Name")
        elif name in names:
            report.add("oc-unique", "OCProperties", f"two configurations named {name!r}")
        names.append(name)
        if "/AS" in entries:
            report.add("oc-as", "OCProperties", "a configuration with /AS")
        order = doc.get(entries, "/Order")
        if isinstance(order, list):
            listed, stack = set(), [order]
            while stack:
                for item in stack.pop():
                    inner = doc.resolve(item)
                    if isinstance(inner, list):
                        stack.append(inner)
                    else:
                        listed.add(item)
            for group in sorted(groups - listed, key=str):
                report.add("oc-order", "OCProperties", f"{group} is not in /Order")
