"""The look of an article: one style sheet for the page and for the fragment in a notebook.

Every rule stands under `.pressrewrite`, so that it touches nothing around it. There is no address in it and
no font is loaded: what stands in a font stack is what systems bring. Colours are measured for contrast (WCAG
2.2, at least 4.5 : 1 in light and dark), and no meaning hangs on a colour alone.
"""

from __future__ import annotations

__all__ = ["STYLE"]

_COLOURS = """
.pressrewrite{color-scheme:light dark;
--paper:#fdfcf9;--ink:#1f1e1c;--soft:#5f5b55;--line:#ddd8cf;--wash:#f4f1ea;--link:#1b4f8a;
--supported:#1f6b45;--partly:#8a5300;--unsupported:#a8231f;--contradicted:#8b1a5c;--unchecked:#545a66}
@media (prefers-color-scheme:dark){.pressrewrite{
--paper:#17181a;--ink:#e6e3dd;--soft:#a5a199;--line:#3a3b3e;--wash:#202225;--link:#8fbdf0;
--supported:#7cc79c;--partly:#e0ad5c;--unsupported:#f08c86;--contradicted:#eb8fc3;--unchecked:#adb4c1}}
"""

# In Arabic and Hebrew the Latin faces come first: they hold no letter of those scripts, so names and figures
# in Latin look like themselves. The sans faces carry labels and marks.
_TYPE = """
.pressrewrite{--latin:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4",Charter,"Noto Serif",
Georgia,"DejaVu Serif";
background:var(--paper);color:var(--ink);margin:0;padding:clamp(1.2rem,4vw,3.5rem) 1.2rem;
font:1.0625rem/1.62 var(--latin),serif;overflow-wrap:break-word;
-webkit-text-size-adjust:100%;text-size-adjust:100%}
.pressrewrite:lang(ar),.pressrewrite [lang|="ar"],.pressrewrite:lang(fa),.pressrewrite [lang|="fa"]{
font-family:var(--latin),"Noto Naskh Arabic","Geeza Pro","Traditional Arabic","Times New Roman",serif;
line-height:1.9}
.pressrewrite:lang(ur),.pressrewrite [lang|="ur"]{
font-family:var(--latin),"Noto Nastaliq Urdu","Jameel Noori Nastaleeq","Urdu Typesetting",serif;
line-height:2.3}
.pressrewrite:lang(he),.pressrewrite [lang|="he"]{
font-family:var(--latin),"Frank Ruehl CLM","Noto Serif Hebrew",David,"Times New Roman",serif;
line-height:1.75}
.pressrewrite:lang(ja),.pressrewrite [lang|="ja"]{
font-family:"Hiragino Mincho ProN","Yu Mincho","Noto Serif CJK JP","Noto Serif JP","Noto Sans CJK JP",serif;
line-height:1.9}
.pressrewrite:lang(zh),.pressrewrite [lang|="zh"]{
font-family:"Songti SC","Noto Serif CJK SC","Noto Serif SC","Source Han Serif SC",SimSun,serif;
line-height:1.9}
.pressrewrite:lang(zh-Hant),.pressrewrite [lang|="zh-Hant"],
.pressrewrite:lang(zh-TW),.pressrewrite [lang|="zh-TW"],
.pressrewrite:lang(zh-HK),.pressrewrite [lang|="zh-HK"]{
font-family:"Songti TC","Noto Serif CJK TC","Noto Serif TC",PMingLiU,serif;
line-height:1.9}
.pressrewrite:lang(ko),.pressrewrite [lang|="ko"]{
font-family:AppleMyungjo,"Noto Serif CJK KR","Noto Serif KR","Nanum Myeongjo",Batang,serif;
line-height:1.8;word-break:keep-all}
.pressrewrite .label,.pressrewrite .published,.pressrewrite .where,.pressrewrite .verdict,
.pressrewrite .word,.pressrewrite summary,.pressrewrite dt,.pressrewrite .back{
font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,"Noto Sans Arabic",
"Noto Sans Hebrew","Hiragino Sans","Noto Sans CJK JP",sans-serif}
"""

_PARTS = """
.pressrewrite article{max-width:38em;margin:0 auto}
.pressrewrite header{margin:0 0 .9em}
.pressrewrite h1,.pressrewrite h2{display:inline;font-weight:650;line-height:1.22;text-wrap:balance;
margin:0;padding:0;border:0;color:inherit}
.pressrewrite h1{font-size:clamp(1.7rem,4.6vw,2.3rem);letter-spacing:-.012em}
.pressrewrite:lang(ar) h1,.pressrewrite:lang(ur) h1,
.pressrewrite:lang(fa) h1,.pressrewrite:lang(ja) h1,.pressrewrite:lang(zh) h1,.pressrewrite:lang(ko) h1{
letter-spacing:0;line-height:1.4}
.pressrewrite .title{line-height:1.3;margin:0}
.pressrewrite section>.title,.pressrewrite aside>.title,.pressrewrite footer>.title{margin:1.9em 0 .5em}
.pressrewrite h2{font-size:1.25rem}
.pressrewrite h2.label{font-size:.84rem;font-weight:650;color:var(--soft)}
.pressrewrite .dek{font-size:1.2rem;line-height:1.5;color:var(--soft);margin:.55em 0 0}
.pressrewrite:lang(ar) .dek,.pressrewrite:lang(ja) .dek,.pressrewrite:lang(zh) .dek{line-height:1.75}
.pressrewrite .published{font-size:.86rem;color:var(--soft);margin:0 0 1.6em}
.pressrewrite .published>span{display:inline-block}
.pressrewrite .published>span+span::before{content:"\\00b7";margin-inline:.5em}
.pressrewrite .p{margin:0 0 1em}
.pressrewrite ul,.pressrewrite ol{margin:0 0 1em;padding-inline-start:1.35em}
.pressrewrite li{margin:0 0 .4em}
.pressrewrite a{color:var(--link);text-underline-offset:.15em;overflow-wrap:anywhere}
.pressrewrite :focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
.pressrewrite .disclosure{background:var(--wash);border-inline-start:3px solid var(--soft);
padding:.85em 1.1em;margin:0 0 1.9em;font-size:.9rem}
.pressrewrite .disclosure>.title{margin:0 0 .25em}
.pressrewrite .disclosure .p{margin:0}
.pressrewrite .key-points{border-block:1px solid var(--line);padding:1em 0 .3em;margin:0 0 1.7em}
.pressrewrite .key-points>.title{margin:0 0 .5em}
.pressrewrite blockquote{margin:0 0 1.4em;
padding-inline-start:1.1em;border-inline-start:3px solid var(--line)}
.pressrewrite blockquote .said{font-size:1.1rem;margin:0}
.pressrewrite blockquote .speaker{color:var(--soft);font-size:.95rem;margin:.2em 0 0}
.pressrewrite .facts{background:var(--wash);padding:1em 1.2em .9em;margin:1.9em 0}
.pressrewrite .facts>.title{margin:0 0 .5em}
.pressrewrite dl{display:grid;grid-template-columns:max-content 1fr;gap:.3em 1.3em;margin:0}
.pressrewrite dt{font-size:.84rem;color:var(--soft);line-height:1.95}
.pressrewrite dd{margin:0}
.pressrewrite .notes,.pressrewrite .source,.pressrewrite .evidence{font-size:.93rem}
.pressrewrite .notes>.title,.pressrewrite .source>.title,.pressrewrite .evidence>.title{
border-block-start:1px solid var(--line);padding-block-start:1.1em}
.pressrewrite .notes .p,.pressrewrite .source .p{margin:0 0 .6em}
.pressrewrite .notes .label{color:var(--soft);font-size:.9em}
.pressrewrite pre{white-space:pre-wrap;background:var(--wash);padding:.9em 1.1em;margin:.5em 0 1em;
font:.82rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-x:auto}
.pressrewrite .prompt>summary{cursor:pointer;color:var(--link);font-size:.86rem}
.pressrewrite .gloss{color:var(--soft)}
"""

# A mark is an inline block while it is closed and a block when it is open, because engines disagree on what
# an inline `details` is.
_MARKS = """
.pressrewrite .v-supported{--v:var(--supported)}.pressrewrite .v-partly{--v:var(--partly)}
.pressrewrite .v-unsupported{--v:var(--unsupported)}.pressrewrite .v-contradicted{--v:var(--contradicted)}
.pressrewrite .v-not_checkable{--v:var(--unchecked)}.pressrewrite .v-none{--v:var(--soft)}
.pressrewrite .s:not(.v-supported){text-decoration:underline dotted 1.5px var(--v);
text-underline-offset:.22em}
.pressrewrite .ev{display:inline-block;position:relative;inset-block-start:-.42em;line-height:1;
margin-inline:.22em .1em;white-space:normal;color:var(--v)}
.pressrewrite .ev>summary,.pressrewrite .ev>.word{display:inline-block;font-size:.66rem;font-weight:600;
line-height:1.3;padding:.05em .38em;border:1px solid;border-radius:.8em;color:var(--v);
letter-spacing:0;list-style:none}
.pressrewrite .ev>summary{cursor:pointer}
.pressrewrite .ev>summary::-webkit-details-marker{display:none}
.pressrewrite .ev>summary:hover,.pressrewrite .ev[open]>summary{background:var(--v);color:var(--paper);
border-color:var(--v)}
.pressrewrite .ev[open]{display:block;inset-block-start:0;margin:.45em 0 .7em;padding:.55em .9em .6em;
background:var(--wash);border-inline-start:3px solid var(--v);font-size:.92rem;font-weight:400;
line-height:1.6}
.pressrewrite .ev .of{display:block;margin-block-start:.35em;color:var(--ink)}
.pressrewrite .ev .src,.pressrewrite .evidence .src{unicode-bidi:isolate}
.pressrewrite .ev .src{display:block}
.pressrewrite .verdict{color:var(--v);font-size:.8rem;font-weight:600}
.pressrewrite .where{color:var(--soft);font-size:.8rem;font-variant-numeric:tabular-nums}
.pressrewrite .evidence .src{display:block}
.pressrewrite .evidence li{margin:0 0 .9em;padding-inline-start:.25em;scroll-margin-block:1em}
.pressrewrite .evidence li::marker{color:var(--soft);font-size:.86em}
.pressrewrite .evidence li>.where+.verdict,.pressrewrite .evidence li>.back+.verdict{margin-inline-start:.9em}
.pressrewrite .back{font-size:.8rem;text-decoration:none;margin-inline-start:.3em}
.pressrewrite :target{background:var(--wash);box-shadow:0 0 0 .35em var(--wash)}
"""

_PRINT = """
@media print{.pressrewrite{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--wash:#fff;--link:#000;
--supported:#1f6b45;--partly:#7a4900;--unsupported:#a8231f;--contradicted:#8b1a5c;--unchecked:#444;
color-scheme:light;padding:0;font-size:10.5pt}
.pressrewrite article{max-width:none}
.pressrewrite .disclosure,.pressrewrite .facts{border:1px solid var(--line);border-inline-start-width:3px}
.pressrewrite .ev>summary{background:none;color:var(--v)}
.pressrewrite .ev[open]{display:inline-block;inset-block-start:-.42em;margin:0;padding:0;border:0}
.pressrewrite .ev[open]>.of,.pressrewrite .back{display:none}
.pressrewrite .prompt::details-content{content-visibility:visible;display:block;block-size:auto}
.pressrewrite .source a[href]::after{content:" \\27e8" attr(href) "\\27e9";unicode-bidi:isolate}
.pressrewrite .title{break-after:avoid}
.pressrewrite blockquote,.pressrewrite .evidence li,.pressrewrite .facts,.pressrewrite .disclosure{
break-inside:avoid}}
"""

STYLE = (_COLOURS + _TYPE + _PARTS + _MARKS + _PRINT).strip()
"""The style sheet; it holds no `<`, so no element can end inside it."""
