"""The table of rules: what each asks and which clause of which standard asks it.

One row a rule: key | PDF/A-1 | PDF/A-2 and -3 | PDF/UA-1 | only for | what must hold. Clauses are numbered
clause-test as in the veraPDF profiles; "only for" narrows the PDF/A columns to levels (a, b, u) or parts (2, 3).
Checks report keys; the flavour says which clause that is, or that it does not matter there.

The last rows ("own") are no conformance clauses: they say what a file of this program is besides.
"""

from typing import NamedTuple

_TABLE = """
header            |          | 6.1.2-1   | 6.1-1  |   | %PDF-1.n at byte 0, n from 0 to 7, then an end of line
header-1          | 6.1.2-1  |           |        |   | %PDF-n.m at byte 0
binary-comment    | 6.1.2-2  | 6.1.2-2   |        |   | second line: a comment with four bytes above 127
file-id           | 6.1.3-1  | 6.1.3-1   |        |   | trailer /ID, two strings that are not empty
encrypt           | 6.1.3-2  | 6.1.3-2   |        |   | no /Encrypt
after-eof         | 6.1.3-3  | 6.1.3-3   |        |   | nothing but one end of line after the last %%EOF
xref-spaces       | 6.1.4-1  |           |        |   | one space between the numbers of a subsection header
xref-eol          | 6.1.4-2  | 6.1.4-2   |        |   | one end of line after the keyword xref
xref-stream       | 6.1.4-3  |           |        |   | no cross-reference streams
hex-odd           | 6.1.6-1  | 6.1.6-1   |        |   | hexadecimal strings: an even number of digits
hex-digits        | 6.1.6-2  | 6.1.6-2   |        |   | hexadecimal strings: only digits and white space
stream-length     | 6.1.7-1  | 6.1.7.1-1 |        |   | /Length is the number of bytes
stream-eol        | 6.1.7-2  | 6.1.7.1-2 |        |   | stream + CRLF or LF; an end of line before endstream
stream-external   | 6.1.7-3  | 6.1.7.1-3 |        |   | no /F, /FFilter, /FDecodeParms in a stream
filter            |          | 6.1.7.2-1 |        |   | filters of ISO 32000-1 without LZW; Crypt only Identity
filter-lzw        | 6.1.10-1 |           |        |   | no LZW
name-utf8         |          | 6.1.8-1   |        |   | names of fonts, colorants and structure types are UTF-8
object-spacing    | 6.1.8-1  | 6.1.9-1   |        |   | white space and ends of line around obj and endobj
inline-filter     |          | 6.1.10-1  |        |   | inline images: permitted filters only
inline-lzw        | 6.1.10-2 |           |        |   | inline images: no LZW
perms             |          | 6.1.12-1  |        |   | /Perms: only UR3 and DocMDP
perms-digest      |          | 6.1.12-2  |        |   | with DocMDP no Digest… keys in signature references
integer           | 6.1.12-1 | 6.1.13-1  |        |   | integers within 32 bits
real-large        |          | 6.1.13-2  |        |   | reals up to 3.403e38
real-large-1      | 6.1.12-2 |           |        |   | reals up to 32767
real-small        |          | 6.1.13-5  |        |   | no real between 0 and 1.175e-38
string-length     |          | 6.1.13-3  |        |   | strings up to 32767 bytes
string-length-1   | 6.1.12-3 |           |        |   | strings up to 65535 bytes
name-length       | 6.1.12-4 | 6.1.13-4  |        |   | names up to 127 bytes
array-size        | 6.1.12-5 |           |        |   | arrays up to 8191 elements
dictionary-size   | 6.1.12-6 |           |        |   | dictionaries up to 4095 entries
objects           | 6.1.12-7 | 6.1.13-7  |        |   | up to 8388607 objects
gsave             | 6.1.12-8 | 6.1.13-8  |        |   | q nested up to 28 deep
device-n-1        | 6.1.12-9 |           |        |   | DeviceN: up to 8 colorants
device-n          |          | 6.1.13-9  |        |   | DeviceN: up to 32 colorants
cid               | 6.1.12-10| 6.1.13-10 |        |   | CIDs up to 65535
page-size         |          | 6.1.13-11 |        |   | page boxes from 3 to 14400 units
operator          | 6.2.10-1 | 6.2.2-1   |        |   | operators of ISO 32000-1 only, inside BX … EX too
inherited-resources|          | 6.2.2-2   |        |   | a stream has the resources that it names in its own /Resources
intent-profile    | 6.2.2-1  | 6.2.3-1   |        |   | output intent: ICC profile prtr or mntr, GRAY, RGB or CMYK, version below 5
intents-same      | 6.2.2-2  | 6.2.3-2   |        |   | output intents share one profile object
intent-pdfx       |          | 6.2.3-3   |        |   | a GTS_PDFX intent has no DestOutputProfileRef
icc-profile       |          | 6.2.4.2-1 |        |   | ICCBased: prtr, mntr, scnr or spac; RGB, CMYK, GRAY or Lab; version below 5
icc-overprint     |          | 6.2.4.2-2 |        |   | ICCBased CMYK with overprinting: OPM 0
device-rgb        | 6.2.3.3-1| 6.2.4.3-2 |        |   | DeviceRGB only with an RGB output intent
device-cmyk       | 6.2.3.3-2| 6.2.4.3-3 |        |   | DeviceCMYK only with a CMYK output intent
device-gray       | 6.2.3.3-3| 6.2.4.3-4 |        |   | DeviceGray only with an output intent
device-n-colorants|          | 6.2.4.4-1 |        |   | DeviceN: every spot colorant in /Colorants
separation-same   |          | 6.2.4.4-2 |        |   | separations of one name have one tint transform and alternate
gs-tr             | 6.2.8-1  | 6.2.5-1   |        |   | ExtGState without /TR
gs-tr2            | 6.2.8-2  | 6.2.5-2   |        |   | ExtGState /TR2 only Default
gs-htp            |          | 6.2.5-3   |        |   | ExtGState without /HTP
halftone-type     |          | 6.2.5-4   |        |   | halftones of type 1 or 5
halftone-name     |          | 6.2.5-5   |        |   | halftones without HalftoneName
halftone-transfer |          | 6.2.5-6   |        |   | halftone TransferFunction only where a colorant needs it
rendering-intent  | 6.2.9-1  | 6.2.6-1   |        |   | rendering intents: the four names
image-alternates  | 6.2.4-1  | 6.2.8-1   |        |   | images without /Alternates
image-opi         | 6.2.4-2  | 6.2.8-2   |        |   | images without /OPI
image-interpolate | 6.2.4-3  | 6.2.8-3   |        |   | images: /Interpolate not true
image-bits        |          | 6.2.8-4   |        |   | images: 1, 2, 4, 8 or 16 bits a component
mask-bits         | 6.2.4-5  | 6.2.8-5   |        |   | image masks: one bit
jpx-channels      |          | 6.2.8.3-1 |        |   | JPEG 2000: 1, 3 or 4 colour channels
jpx-best          |          | 6.2.8.3-2 |        |   | JPEG 2000: one colour specification is the best
jpx-method        |          | 6.2.8.3-3 |        |   | JPEG 2000: METH 1, 2 or 3
jpx-space         |          | 6.2.8.3-4 |        |   | JPEG 2000: not CIEJab
jpx-depth         |          | 6.2.8.3-5 |        |   | JPEG 2000: one bit depth, 1 to 38
form-ps           | 6.2.5-1  | 6.2.9-1   |        |   | forms without /PS, /OPI and /Subtype2 /PS
form-ref          | 6.2.6-1  | 6.2.9-2   | 7.20-1 |   | no reference XObjects
ps-xobject        | 6.2.7-1  | 6.2.9-3   |        |   | no PostScript XObjects
form-mcid         |          |           | 7.20-2 |   | a form with marked content is painted once
blend-mode        |          | 6.2.10-1  |        |   | blend modes of ISO 32000-1
blend-space       |          | 6.2.10-2  |        |   | transparency needs an output intent or a page group with /CS
gs-smask          | 6.4-1    |           |        |   | ExtGState /SMask only None
image-smask       | 6.4-2    |           |        |   | XObjects without /SMask
group-transparency| 6.4-3    |           |        |   | no transparency groups
gs-blend          | 6.4-4    |           |        |   | blend mode Normal or Compatible
gs-alpha          | 6.4-5    |           |        |   | /CA and /ca are 1
font-type         | 6.3.2-1  | 6.2.11.2-1|        |   | fonts: /Type /Font
font-subtype      | 6.3.2-2  | 6.2.11.2-2|        |   | fonts: a known /Subtype
font-name         | 6.3.2-3  | 6.2.11.2-3|        |   | fonts: /BaseFont
font-first        | 6.3.2-4  | 6.2.11.2-4|        |   | simple fonts: /FirstChar
font-last         | 6.3.2-5  | 6.2.11.2-5|        |   | simple fonts: /LastChar
font-widths       | 6.3.2-6  | 6.2.11.2-6|        |   | simple fonts: as many /Widths as characters
font-file         | 6.3.2-7  | 6.2.11.2-7|        |   | font programs of a known kind
cid-system-1      | 6.3.3.1-1|           |        |   | Registry and Ordering of CMap and CIDFont agree
cid-system        |          | 6.2.11.3.1-1| 7.21.3.1-1 | | CIDSystemInfo of CMap and CIDFont agree
cid-to-gid        | 6.3.3.2-1| 6.2.11.3.2-1| 7.21.3.2-1 | | CIDToGIDMap: Identity or a stream
cmap-embedded     | 6.3.3.3-1| 6.2.11.3.3-1| 7.21.3.3-1 | | CMaps are predefined or embedded
cmap-wmode        | 6.3.3.3-2| 6.2.11.3.3-2| 7.21.3.3-2 | | WMode of CMap and its dictionary agree
cmap-use          |          | 6.2.11.3.3-3| 7.21.3.3-3 | | usecmap: predefined CMaps only
font-embedded     | 6.3.4-1  | 6.2.11.4.1-1| 7.21.4.1-1 | | fonts that show text are embedded
glyph-present     | 6.3.5-1  | 6.2.11.4.1-2| 7.21.4.1-2 | | every glyph shown is in the font program
charset           |          | 6.2.11.4.2-1| 7.21.4.2-1 | | /CharSet lists the glyphs of the program
charset-1         | 6.3.5-2  |           |        |   | Type 1 subsets have /CharSet
cidset            |          | 6.2.11.4.2-2| 7.21.4.2-2 | | /CIDSet lists the glyphs of the program
cidset-1          | 6.3.5-3  |           |        |   | CID subsets have /CIDSet
glyph-width       | 6.3.6-1  | 6.2.11.5-1| 7.21.5-1|  | widths of dictionary and program differ by 1 at most
truetype-cmap     |          | 6.2.11.6-1| 7.21.6-1|  | non-symbolic TrueType: a cmap that is not (3,0)
truetype-encoding |          | 6.2.11.6-2| 7.21.6-2|  | non-symbolic TrueType: MacRoman or WinAnsi, Differences by the Adobe Glyph List
truetype-encoding-1| 6.3.7-1 |           |        |   | non-symbolic TrueType: MacRoman or WinAnsi, no Differences
truetype-symbolic | 6.3.7-2  | 6.2.11.6-3| 7.21.6-3|  | symbolic TrueType: no /Encoding
truetype-cmaps    |          | 6.2.11.6-4| 7.21.6-4|  | symbolic TrueType: one cmap, or (3,0)
truetype-cmaps-1  | 6.3.7-3  |           |        |   | symbolic TrueType: one cmap
unicode-1         | 6.3.8-1  |              |          | a | every character shown has a Unicode value
unicode           |          | 6.2.11.7.2-1 | 7.21.7-1 | au | every character shown has a Unicode value
unicode-value     |          | 6.2.11.7.2-2 | 7.21.7-2 | au | no Unicode value U+0000, U+FEFF, U+FFFE
unicode-private   |          | 6.2.11.7.3-1 |       | a | private use only inside /ActualText
notdef            |          | 6.2.11.8-1| 7.21.8-1|  | .notdef is never shown
annotation-type   |          | 6.3.1-1   |        |   | annotation types of ISO 32000-1 without 3D, Sound, Screen, Movie
annotation-type-1 | 6.5.2-1  |           |        |   | annotation types of PDF 1.4 without Sound, Movie, FileAttachment
annotation-alpha  | 6.5.3-1  |           |        |   | annotations: /CA 1
annotation-flags  |          | 6.3.2-1   |        |   | annotations have /F
annotation-print  | 6.5.3-2  | 6.3.2-2   |        |   | annotations are printed and not hidden
annotation-colour | 6.5.3-3  |           |        |   | /C and /IC only with an RGB output intent
appearance        |          | 6.3.3-1   |        |   | annotations have an appearance
appearance-widget | 6.9-2    |           |        |   | widgets have an appearance
appearance-normal | 6.5.3-4  | 6.3.3-2   |        |   | /AP has /N only
appearance-button | 6.5.3-5  | 6.3.3-3   |        |   | buttons: /N is a dictionary of states
appearance-stream | 6.5.3-6  | 6.3.3-4   |        |   | others: /N is a stream
widget-action     |          | 6.4.1-1   |        |   | widgets without /A and /AA
widget-action-1   | 6.6.1-3  |           |        |   | widgets without /A
widget-aa-1       | 6.6.2-1  |           |        |   | widgets without /AA
field-aa          | 6.6.2-2  | 6.4.1-2   |        |   | fields without /AA
need-appearances  | 6.9-1    | 6.4.1-3   |        |   | NeedAppearances not true
xfa               |          | 6.4.2-1   |        |   | no /XFA
xfa-dynamic       |          |           | 7.15-1 |   | no dynamic XFA
needs-rendering   |          | 6.4.2-2   |        |   | no /NeedsRendering
signature-range   |          | 6.4.3-1   |        |   | ByteRange covers the file
action            |          | 6.5.1-1   |        |   | actions: GoTo, GoToR, GoToE, Thread, URI, Named, SubmitForm
action-1          | 6.6.1-1  |           |        |   | actions: GoTo, GoToR, Thread, URI, Named, SubmitForm
action-named      | 6.6.1-2  | 6.5.1-2   |        |   | named actions: the four page turns
catalog-aa        | 6.6.2-3  | 6.5.2-1   |        |   | catalog without /AA
page-aa           |          | 6.5.2-2   |        |   | pages without /AA
metadata          | 6.7.2-1  | 6.6.2.1-1 | 7.1-8  |   | catalog /Metadata, /Type /Metadata, /Subtype /XML
metadata-filter   | 6.7.2-2  |           |        |   | metadata without /Filter
info-created      | 6.7.3-1  |           |        |   | Info CreationDate = xmp:CreateDate
info-title        | 6.7.3-2  |           |        |   | Info Title = dc:title
info-author       | 6.7.3-3  |           |        |   | Info Author = dc:creator, one
info-subject      | 6.7.3-4  |           |        |   | Info Subject = dc:description
info-keywords     | 6.7.3-5  |           |        |   | Info Keywords = pdf:Keywords
info-creator      | 6.7.3-6  |           |        |   | Info Creator = xmp:CreatorTool
info-producer     | 6.7.3-7  |           |        |   | Info Producer = pdf:Producer
info-modified     | 6.7.3-8  |           |        |   | Info ModDate = xmp:ModifyDate
packet-bytes      | 6.7.5-1  | 6.6.2.1-2 |        |   | xpacket header without bytes
packet-encoding   | 6.7.5-2  | 6.6.2.1-3 |        |   | xpacket header without encoding
xmp-form          | 6.7.9-1  | 6.6.2.1-4 |        |   | XMP is well-formed RDF
xmp-utf8          |          | 6.6.2.1-5 |        |   | XMP is UTF-8
xmp-property      |          | 6.6.2.3.1-1|       |   | XMP properties are predefined or described
xmp-property-1    | 6.7.9-2  |           |        |   | XMP properties are predefined or described
xmp-type          | 6.7.9-3  | 6.6.2.3.1-2|       |   | XMP values have the property's type
extension-fields  | 6.7.8-1  | 6.6.2.3.2-1|       |   | extension schemas: only fields of the specification
extension         | 6.7.8-2  | 6.6.2.3.3-1|       |   | pdfaExtension:schemas is a Bag under that prefix
extension-schema  | 6.7.8-3  | 6.6.2.3.3-2|       |   | schema descriptions: text, right prefix
extension-uri     | 6.7.8-4  | 6.6.2.3.3-3|       |   | schema namespaceURI: URI, right prefix
extension-prefix  | 6.7.8-5  | 6.6.2.3.3-4|       |   | schema prefix: text, right prefix
extension-property| 6.7.8-6  | 6.6.2.3.3-5|       |   | schema property: Seq, right prefix
extension-types   | 6.7.8-7  | 6.6.2.3.3-6|       |   | schema valueType: Seq, right prefix
property-name     | 6.7.8-8  | 6.6.2.3.3-7|       |   | property name: text, right prefix
property-type     | 6.7.8-9  | 6.6.2.3.3-8|       |   | property valueType: a known type, right prefix
property-category | 6.7.8-10 | 6.6.2.3.3-9|       |   | property category: external or internal, right prefix
property-text     | 6.7.8-11 | 6.6.2.3.3-10|      |   | property description: text, right prefix
type-name         | 6.7.8-12 | 6.6.2.3.3-11|      |   | type name: text, right prefix
type-uri          | 6.7.8-13 | 6.6.2.3.3-12|      |   | type namespaceURI: URI, right prefix
type-prefix       | 6.7.8-14 | 6.6.2.3.3-13|      |   | type prefix: text, right prefix
type-text         | 6.7.8-15 | 6.6.2.3.3-14|      |   | type description: text, right prefix
type-field        | 6.7.8-16 | 6.6.2.3.3-15|      |   | type field: Seq, right prefix
field-name        | 6.7.8-17 | 6.6.2.3.3-16|      |   | field name: text, right prefix
field-type        | 6.7.8-18 | 6.6.2.3.3-17|      |   | field valueType: a known type, right prefix
field-text        | 6.7.8-19 | 6.6.2.3.3-18|      |   | field description: text, right prefix
pdfa-id           | 6.7.11-1 | 6.6.4-1   |        |   | XMP says PDF/A
pdfa-part         | 6.7.11-2 | 6.6.4-2   |        |   | pdfaid:part is the part
pdfa-level        | 6.7.11-3 | 6.6.4-3   |        |   | pdfaid:conformance is the level
pdfa-prefix       | 6.7.11-4 | 6.6.4-4   |        |   | the prefix of part is pdfaid
pdfa-level-prefix | 6.7.11-5 | 6.6.4-5   |        |   | the prefix of conformance is pdfaid
pdfa-amd-prefix   | 6.7.11-6 | 6.6.4-6   |        |   | the prefix of amd is pdfaid
pdfa-corr-prefix  |          | 6.6.4-7   |        |   | the prefix of corr is pdfaid
pdfua-id          |          |           | 5-1    |   | XMP says PDF/UA
pdfua-part        |          |           | 5-2    |   | pdfuaid:part is 1
pdfua-prefix      |          |           | 5-3    |   | the prefix of part is pdfuaid
pdfua-amd-prefix  |          |           | 5-4    |   | the prefix of amd is pdfuaid
pdfua-corr-prefix |          |           | 5-5    |   | the prefix of corr is pdfuaid
marked            | 6.8.2.2-1| 6.7.2.2-1 | 6.2-1  | a | MarkInfo /Marked true
suspects          |          |           | 7.1-4  |   | MarkInfo /Suspects not true
structure-root    | 6.8.3.3-1| 6.7.3.3-1 | 7.1-11 | a | StructTreeRoot
role-unmapped     | 6.8.3.4-1| 6.7.3.4-1 | 7.1-5  | a | own structure types end at a standard type
role-cycle        | 6.8.3.4-2| 6.7.3.4-2 | 7.1-6  | a | role map without cycles
role-cycle-standard|         |           | 7.1-6  |   | standard types too
role-remapped     |          | 6.7.3.4-3 | 7.1-7  | a | standard types are not remapped
language-tag      |          | 6.7.4-1   | 7.2-29 | a | /Lang is a language tag
language-empty    |          |           | 7.2-29 |   | /Lang is not empty
language-tag-1    | 6.8.4-1  |           |        | a | /Lang is a language tag, letters only
artifact-in-tagged|          |           | 7.1-1  |   | no artifact inside tagged content
tagged-in-artifact|          |           | 7.1-2  |   | no tagged content inside an artifact
untagged          |          |           | 7.1-3  |   | all content is tagged or an artifact
title             |          |           | 7.1-9  |   | XMP has dc:title
display-title     |          |           | 7.1-10 |   | ViewerPreferences /DisplayDocTitle true
element-parent    |          |           | 7.1-12 |   | structure elements have /P
language-outline  |          |           | 7.2-2  |   | outline: catalog /Lang
table-kids        |          |           | 7.2-3  |   | Table: only TR, THead, TBody, TFoot, Caption
tr-parent         |          |           | 7.2-4  |   | TR in Table, THead, TBody or TFoot
thead-parent      |          |           | 7.2-5  |   | THead in Table
tbody-parent      |          |           | 7.2-6  |   | TBody in Table
tfoot-parent      |          |           | 7.2-7  |   | TFoot in Table
th-parent         |          |           | 7.2-8  |   | TH in TR
td-parent         |          |           | 7.2-9  |   | TD in TR
tr-kids           |          |           | 7.2-10 |   | TR: only TH and TD
thead-one         |          |           | 7.2-11 |   | one THead at most
tfoot-one         |          |           | 7.2-12 |   | one TFoot at most
tfoot-tbody       |          |           | 7.2-13 |   | TFoot demands TBody
thead-tbody       |          |           | 7.2-14 |   | THead demands TBody
cell-overlap      |          |           | 7.2-15 |   | cells do not overlap
caption-place     |          |           | 7.2-16 |   | Caption of a table first or last
li-parent         |          |           | 7.2-17 |   | LI in L
lbody-parent      |          |           | 7.2-18 |   | LBody in LI
list-kids         |          |           | 7.2-19 |   | L: only L, LI, Caption
li-kids           |          |           | 7.2-20 |   | LI: only Lbl, LBody
language-actual   |          |           | 7.2-21 |   | language of ActualText
language-alt      |          |           | 7.2-22 |   | language of Alt
language-e        |          |           | 7.2-23 |   | language of E
language-contents |          |           | 7.2-24 |   | language of annotation Contents
language-tu       |          |           | 7.2-25 |   | language of field TU
toci-parent       |          |           | 7.2-26 |   | TOCI in TOC
toc-kids          |          |           | 7.2-27 |   | TOC: only TOC, TOCI, Caption
toc-caption       |          |           | 7.2-28 |   | Caption of a TOC first
language-span     |          |           | 7.2-30 |   | language of ActualText in a Span
language-span-alt |          |           | 7.2-31 |   | language of Alt in a Span
language-span-e   |          |           | 7.2-32 |   | language of E in a Span
language-xmp      |          |           | 7.2-33 |   | language of XMP x-default
language-text     |          |           | 7.2-34 |   | language of text
thead-kids        |          |           | 7.2-36 |   | THead: only TR
tbody-kids        |          |           | 7.2-37 |   | TBody: only TR
tfoot-kids        |          |           | 7.2-38 |   | TFoot: only TR
caption-one       |          |           | 7.2-39 |   | one Caption at most in a table
list-caption      |          |           | 7.2-40 |   | Caption of a list first
table-columns     |          |           | 7.2-41 |   | columns span the same number of rows
table-rows        |          |           | 7.2-42 |   | rows span the same number of columns
table-hole        |          |           | 7.2-43 |   | rows span the same number of columns
figure-alt        |          |           | 7.3-1  |   | Figure: Alt or ActualText
heading-skip      |          |           | 7.4.2-1|   | heading levels do not skip
heading-h         |          |           | 7.4.4-1|   | one H a node
heading-mixed-h   |          |           | 7.4.4-2|   | no H beside Hn
heading-mixed     |          |           | 7.4.4-3|   | no Hn beside H
td-header         |          |           | 7.5-1  |   | every TD has a header
td-headers        |          |           | 7.5-2  |   | /Headers name cells that exist
formula-alt       |          |           | 7.7-1  |   | Formula: Alt or ActualText
note-id           |          |           | 7.9-1  |   | Note has /ID
note-unique       |          |           | 7.9-2  |   | ID of a Note is unique
oc-name           |          | 6.9-1     | 7.10-1 |   | optional content configurations have names
oc-unique         |          | 6.9-2     |        |   | … that differ
oc-order          |          | 6.9-3     |        |   | … whose /Order lists every group
oc-as             |          | 6.9-4     | 7.10-2 |   | … without /AS
optional-content  | 6.1.13-1 |           |        |   | no /OCProperties
alternate-presentations|     | 6.10-1    |        |   | no /AlternatePresentations
pres-steps        |          | 6.10-2    |        |   | pages without /PresSteps
requirements      |          | 6.11-1    |        |   | catalog without /Requirements
ef-names          |          | 6.8-2     |        |   | embedded files: /F and /UF
ef-names-filled   |          |           | 7.11-1 |   | embedded files: /F and /UF, not empty
ef-mime           |          | 6.8-1     |        | 3 | embedded files: a MIME type
ef-relationship   |          | 6.8-3     |        | 3 | embedded files: /AFRelationship
ef-associated     |          | 6.8-4     |        | 3 | embedded files: in some /AF
ef-is-pdfa        |          | 6.8-5     |        | 2 | PDF/A-2: embedded files are PDF/A-1 or -2
ef-none           | 6.1.11-1 |           |        |   | no embedded files
ef-no-names       | 6.1.11-2 |           |        |   | no /EmbeddedFiles
encryption-access |          |           | 7.16-1 |   | encrypted files let assistive technology in
annot-in-annot    |          |           | 7.18.1-1 | | annotations stand in Annot
annot-contents    |          |           | 7.18.1-2 | | annotations have Contents or Alt
field-tu          |          |           | 7.18.1-3 | | fields have TU or Alt
trapnet           |          |           | 7.18.2-1 | | no TrapNet
tabs              |          |           | 7.18.3-1 | | pages with annotations: /Tabs /S
widget-in-form    |          |           | 7.18.4-1 | | widgets stand in Form
form-one-widget   |          |           | 7.18.4-2 | | Form has one widget and nothing else
link-in-link      |          |           | 7.18.5-1 | | links stand in Link
link-contents     |          |           | 7.18.5-2 | | links have Contents
media-type        |          |           | 7.18.6.2-1 | | media clips have /CT
media-alt         |          |           | 7.18.6.2-2 | | media clips have /Alt
printer-mark      |          |           | 7.18.8-1 | | PrinterMark not in the structure
"""

_OWN = """
own-clean         | qpdf reads the file without a warning
own-version       | PDF 1.7
own-revision      | one revision: one cross-reference section
own-unused        | every object is reachable from the trailer
own-action        | no action and no JavaScript anywhere
own-nesting       | marked content is balanced, inside BT … ET and q … Q (14.6)
own-parent-tree   | structure elements, parent tree and content agree; an MCID stands once on its page (14.7.4.4)
own-id-tree       | elements with /ID are in the IDTree (14.7.2)
own-font-name     | Type 0 font, CIDFont and descriptor share one subset name (9.6.4, 9.9)
own-font-flags    | FontDescriptor: exactly one of symbolic and non-symbolic (9.8.2)
own-encoding      | fonts: embedded CMap of ours, CIDFontType2, embedded TrueType, ToUnicode in blocks of 100, no CIDSet
own-scope         | every TH has a Scope
own-list          | a list whose items have Lbl says how they are counted (ISO 14289-1, 7.6)
own-artifact      | artifacts say their type (14.8.2.2)
own-metadata      | XMP not compressed; Info and XMP say the same
own-intent        | output intent: sRGB, /N fits, OutputConditionIdentifier
own-field         | signature fields: unsigned, no /MK /DA /A /AA; AcroForm without /DR /DA
own-attachment    | embedded file: Size, ModDate where Info has one, Desc, listed in /EmbeddedFiles
"""


class Rule(NamedTuple):
    key: str
    clauses: dict     # family ("1", "2", "ua", "own") -> clause
    only: str
    text: str


def _read():
    rules = {}
    for line in _TABLE.strip().splitlines():
        key, one, two, ua, only, what = (part.strip() for part in line.split("|", 5))
        families = {"1": one, "2": two, "ua": ua}
        rules[key] = Rule(key, {f: c for f, c in families.items() if c}, only, what)
    for line in _OWN.strip().splitlines():
        key, what = (part.strip() for part in line.split("|", 1))
        rules[key] = Rule(key, {"own": key}, "", what)
    return rules


RULES = _read()

FLAVOURS = ("a1a", "a1b", "a2a", "a2b", "a2u", "a3a", "a3b", "a3u", "ua1", "own")

# Clauses, or single rules of one, that are not decided or in part only, by family; and why.
NOT_CLAIMED = {
    "1": {"6.3.5-2": "whether CharSet lists the glyphs used", "6.3.5-3": "whether CIDSet lists the glyphs used",
          "6.7.11": "properties of later parts",
          "6.7.2": "XMP properties, of which only those of 2005 are known",
          "6.7.9": "XMP properties, of which only those of 2005 are known"},
    "2": {"6.4.3-2": "the certificate in a signature", "6.4.3-3": "the signers in a signature"},
    "ua": {"7.8": "whether what is an artifact should be one (for a person to judge)"},
}


def family(flavour):
    if flavour in ("ua1", "own"):
        return flavour.removesuffix("1")
    return "1" if flavour[1] == "1" else "2"


def clause(key, flavour):
    """The clause of the rule in the flavour; None where it does not matter."""
    rule = RULES[key]
    found = rule.clauses.get(family(flavour))
    if found is None or not rule.only or flavour in ("ua1", "own"):
        return found
    return found if flavour[2] in rule.only or flavour[1] in rule.only else None


def section(number):
    """"6.2.3" of "6.2.3-1"."""
    return number.rsplit("-", 1)[0]


def claimed(flavour):
    """{clause: text} of all that is claimed in a flavour."""
    known = {}
    for key, rule in RULES.items():
        number = clause(key, flavour)
        without = NOT_CLAIMED.get(family(flavour), {})
        if number and number not in without and section(number) not in without:
            known[number] = rule.text
    return known
