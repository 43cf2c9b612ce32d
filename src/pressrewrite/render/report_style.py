"""The look of a report: what is added to the style sheet of an article.

Two columns where there is room, the article and its findings on one side and the release on the other; one
below the other on a small screen and on paper. No meaning hangs on a colour alone.
"""

from __future__ import annotations

from pressrewrite.render.style import STYLE

__all__ = ["REPORT_STYLE"]

_REPORT = """
.pressrewrite .report{max-width:76rem;margin:0 auto}
.pressrewrite .report>header{margin:0 0 1.4em}
.pressrewrite .report h1{display:block;font-size:1.5rem}
.pressrewrite .report h2{display:block;font-size:1rem;color:var(--soft);margin:0 0 .8em}
.pressrewrite .of-what{color:var(--soft);margin:.3em 0 0}
.pressrewrite .summary{background:var(--wash);border-inline-start:3px solid var(--soft);padding:.85em 1.1em;
margin:0 0 1.9em;font-size:.9rem}
.pressrewrite .summary .p{margin:0 0 .5em}
.pressrewrite .summary ul{display:flex;flex-wrap:wrap;gap:.25em 1.4em;list-style:none;
padding:0;margin:0 0 .5em}
.pressrewrite .summary li{margin:0;color:var(--v)}
.pressrewrite .summary b,.pressrewrite .number{font-variant-numeric:tabular-nums}
.pressrewrite .summary dl{gap:.15em 1em}
.pressrewrite .summary dt,.pressrewrite .summary dd{line-height:1.6;font-size:.84rem}
.pressrewrite .columns{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:2.6rem;
align-items:start}
.pressrewrite .columns>.release{border-inline-start:1px solid var(--line);padding-inline-start:2.6rem}
.pressrewrite .release-text{white-space:pre-wrap;font-size:.95rem}
.pressrewrite .checked{border-inline-start:3px solid var(--v);padding-inline-start:.9em;margin:0 0 1.15em}
.pressrewrite .checked .said{white-space:pre-line}
.pressrewrite .judged{font-size:.8rem;margin:0 0 .15em;line-height:1.5}
.pressrewrite .judged .number{color:var(--soft);margin-inline-end:.5em}
.pressrewrite .judged .where{margin-inline-start:.6em}
.pressrewrite .unchecked-text{color:var(--soft);font-size:.9rem;white-space:pre-line;margin:0 0 1em}
.pressrewrite .findings{list-style:none;padding:0;margin:.35em 0 0;font-size:.9rem}
.pressrewrite .findings li{background:var(--wash);padding:.35em .7em;margin:0 0 .25em}
.pressrewrite .severity{font-size:.8rem;font-weight:600}
.pressrewrite .f-error{--f:var(--unsupported)}.pressrewrite .f-warning{--f:var(--partly)}
.pressrewrite .severity.f-error,.pressrewrite .severity.f-warning{color:var(--f)}
.pressrewrite mark{background:none;color:inherit;text-decoration:underline wavy 1.5px var(--f);
text-underline-offset:.25em;text-decoration-skip-ink:none;font-weight:600}
.pressrewrite .cited{background:var(--wash);box-shadow:0 1px 0 var(--soft)}
.pressrewrite .cited:has(.at:target){background:var(--soft);color:var(--paper)}
.pressrewrite .cited:has(.at:target) a{color:var(--paper)}
.pressrewrite .at{font-size:.7rem;margin-inline:.15em .35em;white-space:nowrap}
.pressrewrite .at,.pressrewrite .judged,.pressrewrite .findings .kind{
font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,"Noto Sans Arabic",
"Noto Sans Hebrew","Hiragino Sans","Noto Sans CJK JP",sans-serif}
.pressrewrite .at a,.pressrewrite .judged a{text-decoration:none;padding:0 .2em}
.pressrewrite .checked,.pressrewrite .at{scroll-margin-block:2em}
@media (max-width:52rem){.pressrewrite .columns{display:block}
.pressrewrite .columns>.release{border:0;padding:0;margin-block-start:2.5em}}
@media print{.pressrewrite .columns{display:block}
.pressrewrite .columns>.release{border:0;border-block-start:1px solid var(--line);padding:1em 0 0;
margin-block-start:1.5em}
.pressrewrite .summary{border:1px solid var(--line);border-inline-start-width:3px}
.pressrewrite .findings li{padding-inline-start:0}
.pressrewrite .cited{text-decoration:underline 1px var(--soft);text-underline-offset:.2em}
.pressrewrite .cited:has(.at:target){background:none;color:inherit}
.pressrewrite .checked,.pressrewrite .summary{break-inside:avoid}
.pressrewrite h2{break-after:avoid}}
"""

REPORT_STYLE = STYLE + "\n" + _REPORT.strip()
"""The style sheet; it holds no `<`, so no element can end inside it."""
