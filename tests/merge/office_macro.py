"""Edits made by LibreOffice itself: a Basic macro in a profile of its own, because its Python bridge is
rarely installed. A word that is not found stops the macro, which then says so in a file beside the target."""

import pathlib
import subprocess
from xml.sax.saxutils import escape

LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/{kind}.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">{elements}</library:library>
"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edit" script:language="StarBasic">{code}</script:module>
"""
CODE = """
Dim doc As Object

Sub ReplaceText(before As String, after As String)
  Dim descriptor As Object
  descriptor = doc.createReplaceDescriptor()
  descriptor.SearchString = before
  descriptor.ReplaceString = after
  doc.replaceAll(descriptor)
End Sub

Function LongTable() As Object
  Dim i As Integer
  For i = 0 To doc.TextTables.Count - 1
    LongTable = doc.TextTables.getByIndex(i)
    If LongTable.Rows.Count > 10 Then Exit Function
  Next i
End Function

Sub AddRow(words As String)
  Dim table As Object
  table = LongTable()
  table.Rows.insertByIndex(table.Rows.Count, 1)
  table.getCellByName("B" & table.Rows.Count).setString(words)
End Sub

Function Found(words As String) As Object
  Dim descriptor As Object
  descriptor = doc.createSearchDescriptor()
  descriptor.SearchString = words
  Found = doc.findFirst(descriptor)
End Function

Sub AddParagraphBehind(words As String, text As String)
  Dim cursor As Object
  cursor = Found(words).Text.createTextCursorByRange(Found(words))
  cursor.gotoEndOfParagraph(False)
  cursor.Text.insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  cursor.Text.insertString(cursor, text, False)
End Sub

Sub AddFootnote(words As String, text As String)
  Dim note As Object, cursor As Object
  note = doc.createInstance("com.sun.star.text.Footnote")
  cursor = Found(words).Text.createTextCursorByRange(Found(words).End)
  cursor.Text.insertTextContent(cursor, note, False)
  note.setString(text)
End Sub

Sub Embolden(words As String)
  Found(words).CharWeight = com.sun.star.awt.FontWeight.BOLD
End Sub

Sub MoveParagraphBehind(moved As String, words As String)
  Dim cursor As Object, text As String
  cursor = Found(moved).Text.createTextCursorByRange(Found(moved))
  cursor.gotoStartOfParagraph(False)
  cursor.gotoEndOfParagraph(True)
  text = cursor.String
  cursor.String = ""
  cursor.goRight(1, True)
  cursor.String = ""
  AddParagraphBehind(words, text)
End Sub

Sub Track(wanted As Boolean)
  doc.RecordChanges = wanted
End Sub

Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim form(0) As New com.sun.star.beans.PropertyValue
  On Error Goto Failed
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
{steps}
  form(0).Name = "FilterName"
  form(0).Value = "MS Word 2007 XML"
  doc.storeToURL("{target}", form())
  doc.close(True)
  StarDesktop.terminate()
  Exit Sub
Failed:
  Open "{target}.txt" For Output As #1
  Print #1, Erl & ": " & Error
  Close #1
  StarDesktop.terminate()
End Sub
"""


def edit(profile, source, target, steps):
    """`steps`: lines such as ("ReplaceText", "before", "after"); the arguments are texts or booleans."""
    def argument(value):
        return str(value) if isinstance(value, bool) else '"' + value.replace('"', '""') + '"'

    lines = "\n".join(f"  {name}({', '.join(map(argument, values))})" for name, *values in steps)
    code = (CODE.replace("{source}", pathlib.Path(source).resolve().as_uri())
            .replace("{target}", pathlib.Path(target).resolve().as_uri()).replace("{steps}", lines))
    program = ["soffice", f"-env:UserInstallation={pathlib.Path(profile).resolve().as_uri()}", "--headless", "--norestore"]
    # A new profile gets libraries of its own first, which would replace ours.
    subprocess.run([*program, "--terminate_after_init"], check=True, capture_output=True, timeout=100)
    standard = pathlib.Path(profile) / "user/basic/Standard"
    standard.mkdir(parents=True, exist_ok=True)
    element = '<library:element library:name="Edit"/>'
    for path, text in ((standard.parent / "script.xlc", LIBRARIES.replace("{kind}", "script")),
                       (standard.parent / "dialog.xlc", LIBRARIES.replace("{kind}", "dialog")),
                       (standard / "script.xlb", LIBRARY.replace("{elements}", element)),
                       (standard / "dialog.xlb", LIBRARY.replace("{elements}", "")),
                       (standard / "Edit.xba", MODULE.replace("{code}", escape(code)))):
        path.write_text(text, encoding="utf-8")
    subprocess.run([*program, "macro:///Standard.Edit.Main"], check=True, capture_output=True, timeout=100)
    return target
