import { type Attack, listHostileMarkup } from './hostile-markup.ts';

/**
 * Articles that try to run a script, load something, leave their frame or pose as the page: by class of
 * road, each with every spelling that some parser takes differently.
 */
export function listHostilePayloads(attack: Attack): string[] {
  return [
    scripts,
    handlers,
    schemes,
    sinks,
    listHostileMarkup,
    framesAndObjects,
    documentElements,
    formsAndClobbering,
    modernAttributes,
    looks,
  ].flatMap((list) => list(attack));
}

type List = (attack: Attack) => string[];

/** Without any letter or sign that would end an attribute. */
const asEntities = (text: string) => [...text].map((letter) => `&#${letter.charCodeAt(0)};`).join('');

const scripts: List = ({ script, address }) => [
  `<script>${script}</script>`,
  `<SCRIPT>${script}</SCRIPT >`,
  `<script\n>${script}</script\n>`,
  `<script/x>${script}</script/x>`,
  `<script src="${address}"></script>`,
  `<script src=${address}//></script>`,
  `<script type=module>${script}</script>`,
  `<scr<script>ipt>${script}</scr</script>ipt>`,
  `<<script>${script}//<</script>`,
  `<script>${script}`,
  `<script><!--\n${script}//--></script>`,
  `<script>//<!--<script></script>${script}</script>`,
  `<\0script>${script}</script>`,
  `<scr\0ipt>${script}</script>`,
  `<script\u000b>${script}</script>`,
  `</script><script>${script}</script>`,
  `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${script}</x:script>`,
  `<?stylesheet href="javascript:${script}"?><script>${script}</script>`,
  `&lt;script&gt;${script}&lt;/script&gt;<b>&#60;script&#62;</b>`,
];

const handlers: List = ({ script }) => [
  ...[
    '<img src=x onerror=…>',
    '<img src=x OnErRoR=…>',
    '<img/src=x/onerror=…>',
    '<img src=x\nonerror\n=\n…>',
    '<img src=x\tonerror\f=…>',
    '<img src="x"onerror=…>',
    '<img src=\'x\'onerror="…">',
    '<img """><img src=x onerror=…>">',
    '<img src=`x` onerror=…>',
    '<img alt="`>" src=x onerror=…>',
    "<img src=x title='\"' onerror=…>",
    '<img src=x src=y onerror=… onerror=x>',
    '<img src=x =onerror=… onerror=…>',
    '<img src=x "onerror=… onerror=…>',
    '<img src=x \0onerror=… onerror\0=…>',
    '<img src=x xmlns:onerror=… on:error=… ononerrorerror=…>',
    '<image src=x onerror=…>',
    '<picture><source srcset=x onerror=…><img src=x onerror=…></picture>',
    '<body onload=…><body onpageshow=…>',
    '<html onmouseover=…>',
    '<p onmouseover=… onclick=… onpointerenter=…>p</p>',
    '<details open ontoggle=…><summary onclick=…>s</summary>d</details>',
    '<video src=x onerror=… onloadstart=…></video>',
    '<audio src=x onerror=… oncanplay=…></audio>',
    '<video><source src=x onerror=…></video>',
    '<video poster=javascript:… onloadstart=…></video>',
    '<marquee onstart=… onfinish=…>m</marquee>',
    '<input autofocus onfocus=…>',
    '<select autofocus onfocus=…><option>o</select>',
    '<textarea autofocus onfocus=…></textarea>',
    '<button autofocus onfocus=… onclick=…>b</button>',
    '<p tabindex=0 autofocus onfocus=…>p</p>',
    '<p contenteditable onbeforeinput=… onfocus=… autofocus>p</p>',
    '<p style="animation:x 1s" onanimationstart=…>p</p>',
    '<p style="transition:all 1s" ontransitionend=…>p</p>',
    '<p onscrollsnapchange=… oncontentvisibilityautostatechange=… style="content-visibility:auto">p</p>',
    '<xss-element onclick=… onmouseover=… id=x tabindex=1 onfocus=…>x</xss-element>',
    '<a href=x onclick=… onfocus=… autofocus>a</a>',
    '<iframe src=x onload=…></iframe>',
    '<object data=x onerror=…></object>',
    '<embed src=x onload=…>',
    '<frameset onload=…><frame onload=…>',
    '<bgsound src=x onload=…>',
    '<isindex onfocus=… autofocus>',
    '<keygen autofocus onfocus=…>',
    '<table><td background=x onmouseover=…>t</table>',
    '<ol><li onclick=…>l</ol>',
  ].flatMap((html) => [html.replaceAll('…', asEntities(script)), html.replaceAll('…', `"${script}"`)]),
];

const addresses: List = ({ script }) => [
  `javascript:${script}`,
  `JaVaScRiPt:${script}`,
  ` javascript:${script}`,
  `&#1;javascript:${script}`,
  `&#x1f;&#x20;javascript:${script}`,
  `java&#9;script:${script}`,
  `java&#x0A;script:${script}`,
  `java&#13;script:${script}`,
  `java\nscript:${script}`,
  `java\tscript:${script}`,
  `java\0script:${script}`,
  `javascript&colon;${script}`,
  `javascript&#58${script}`,
  `javascript&#0000058;${script}`,
  `&#106&#97&#118&#97&#115&#99&#114&#105&#112&#116&#58${script}`,
  `javascript:/*--></title></style>*/${script}`,
  `javascript://%0a${encodeURIComponent(script)}`,
  `javascript://example.org/%0d%0a${script}`,
  `\u00a0javascript:${script}`,
  `\ufeffjavascript:${script}`,
  `view-source:javascript:${script}`,
  `feed:javascript:${script}`,
  `jar:javascript:${script}!/`,
  `data:text/html,<script>${script}</script>`,
  `data:text/html;base64,${Buffer.from(`<script>${script}</script>`).toString('base64')}`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${asEntities(script)}'/>`,
  `data:image/png,<script>${script}</script>`,
  `data:;,<script>${script}</script>`,
  'vbscript:msgbox(1)',
  'blob:null/1',
  'filesystem:http://example.org/1',
  'about:blank',
  'file:///etc/passwd',
  'mhtml:http://example.org/!x',
];

const quoted = (address: string) => address.replaceAll('"', '&quot;');

const schemes: List = (attack) => addresses(attack).map((address) => `<a href="${quoted(address)}">link</a>`);

const sinks: List = (attack) => {
  const all = addresses(attack).map(quoted);
  const [plain = ''] = all;
  return [
    ...all.map((address) => `<iframe src="${address}"></iframe><object data="${address}"></object>`),
    all
      .map((address) => `<video src="${address}" poster="${address}"><source src="${address}"></video>`)
      .join(''),
    all.map((address) => `<img src="${address}" srcset="${address} 1x, ${address} 2x">`).join(''),
    all
      .map((address) => `<q cite="${address}">q</q><form action="${address}"><input type=submit></form>`)
      .join(''),
    `<a xlink:href="${plain}">a</a><a ping="${plain}" href="${plain}" download>a</a><area href="${plain}">`,
    `<table background="${plain}"><td background="${plain}">t</table><body background="${plain}">`,
    `<img dynsrc="${plain}" lowsrc="${plain}" longdesc="${plain}" usemap="#m"><map name=m><area href="${plain}" shape=default></map>`,
    `<button formaction="${plain}">b</button><input type=image formaction="${plain}" src=x>`,
    `<blockquote cite="${plain}">c</blockquote><ins cite="${plain}">i</ins><del cite="${plain}">d</del>`,
  ];
};

const framesAndObjects: List = ({ script, address }) => [
  `<iframe srcdoc="<script>${script}</script>"></iframe>`,
  `<iframe srcdoc="&lt;script&gt;${script}&lt;/script&gt;" src="//www.youtube.com/embed/abcdefgh"></iframe>`,
  `<iframe sandbox="allow-top-navigation allow-scripts" src="${address}" allow="camera *" name=top></iframe>`,
  `<iframe src="//www.youtube.com/embed/../../redirect?q=javascript:${script}"></iframe>`,
  `<iframe src="https://www.youtube.com:1/embed/abcdefgh"></iframe><iframe src="https://youtube.com@evil.example/embed/abcdefgh"></iframe>`,
  `<iframe src="https://player.vimeo.com/video/1234?&quot; onload=&quot;${script}"></iframe>`,
  `<object data="${address}" type="text/html"><param name=src value="${address}"><img src=x onerror="${script}"></object>`,
  `<object classid="clsid:1" codebase="${address}"></object><applet code=x archive="${address}">a</applet>`,
  `<embed src="${address}" type="image/svg+xml" allowscriptaccess=always>`,
  `<portal src="${address}"></portal><fencedframe src="${address}"></fencedframe><webview src="${address}"></webview>`,
];

const documentElements: List = ({ script, address }) => [
  `<meta http-equiv=refresh content="0;url=${address}">`,
  `<meta http-equiv=refresh content="0;javascript:${script}">`,
  `<meta http-equiv=Content-Security-Policy content="default-src 'none'"><meta charset=utf-7>`,
  `<base href="${address}" target=_top><a href=relative>r</a>`,
  `<link rel=stylesheet href="${address}"><link rel=preload as=script href="${address}">`,
  `<link rel=import href="${address}"><link rel=modulepreload href="${address}">`,
  `<link rel=dns-prefetch href="${address}"><link rel=prefetch href="${address}"><link rel=prerender href="${address}">`,
  `<link rel=manifest href="${address}"><link rel=icon href="${address}">`,
  `<style>@import "${address}";body{display:none}</style>`,
  `<style><!--</style><script>${script}//--></script>`,
  `<script type=speculationrules>{"prefetch":[{"source":"list","urls":["${address}"]}]}</script>`,
  `<script type=importmap>{"imports":{"x":"${address}"}}</script>`,
  '<title>Taken over</title><head><title>Taken over</title></head>',
  `<html manifest="${address}"><body link=red text=red background="${address}">`,
];

const formsAndClobbering: List = ({ script, address }) => [
  `<form action="${address}" target=_top><input name=password type=password><button>Send</button></form>`,
  `<form id=f></form><button form=f formaction="javascript:${script}">b</button>`,
  '<form name=body><input name=innerHTML></form><img name=getElementById><img name=cookie>',
  '<a id=root name=body>x</a><a id=root>y</a><a href="#root">z</a>',
  '<div id="csp-nonce"></div><a href="#csp-nonce">x</a><p id=user-content-root>x</p>',
  '<form name=attributes><input name=attributes><input name=nodeName><input name=parentNode></form>',
  `<sup><a href="#fn1">1</a></sup><p id=fn1>n <img src=x onerror="${script}"><a href="javascript:${script}">↩</a></p>`,
  '<sup><a href="#mantine-r0-target">1</a><a href="#user-content-">2</a></sup><p id=mantine-r0-target data-jump=note>n</p>',
  `<input type=checkbox checked autofocus onfocus="${script}" onclick="${script}"><input type="checkbox" form=f>`,
  `<a href="#x" data-jump=note data-copy data-enlarge>1</a><span data-picture data-enlarge onclick="${script}">p</span>`,
  '<p id=__proto__ name=constructor>x</p><a href="#__proto__">x</a><a href="#constructor">y</a>',
  '<object name=document></object><embed name=defaultView><iframe name=self></iframe>',
];

const modernAttributes: List = ({ script, address }) => [
  `<button popovertarget=x>b</button><p popover id=x onbeforetoggle="${script}">p</p>`,
  `<button commandfor=d command=show-modal>b</button><dialog id=d open onclose="${script}">d</dialog>`,
  `<p is=x-element slot=s part=p exportparts=p inert hidden itemscope itemid="${address}">p</p>`,
  `<p accesskey=s tabindex=1 draggable=true spellcheck=false enterkeyhint=send onpaste="${script}">p</p>`,
  `<div><template shadowrootmode=open><script>${script}</script><img src=x onerror="${script}"></template></div>`,
  `<a href="${address}" target=_self rel=opener referrerpolicy=unsafe-url attributionsrc="${address}">a</a>`,
  `<img src=x attributionsrc="${address}" crossorigin=use-credentials fetchpriority=high elementtiming=x>`,
  `<video src=x autoplay loop muted playsinline controlslist=nodownload><track src="${address}" default></video>`,
  `<a href=x interestfor=y data-react-props="${script}" v-html="${script}" ng-app ng-csp>{{constructor.constructor('x')()}}</a>`,
  `<p data-player data-wide aria-label=x role=dialog aria-modal=true>p</p>`,
];

const looks: List = ({ address }) => [
  '<p style="position:fixed;inset:0;z-index:99999;background:white">Please log in</p>',
  `<p style="background:url('${address}')">p</p><p style="width:expression(1);behavior:url(${address})">p</p>`,
  `<p style="--x:url(${address});background:image-set('${address}' 1x)">p</p><font size=99999 color=red face=x>f</font>`,
  '<div class="mantine-Modal-root" id="mantine-x" data-portal>d</div>',
  '<img src=x width=999999 height=999999 align=left hspace=9999 border=999><table width=99999 height=99999><td>t</table>',
  '<table><tr><td colspan=99999999 rowspan=65534>t</td></tr></table><ol start=99999999999><li value=-1e9>l</ol>',
  '<details open name=x><summary>s</summary>d</details><progress></progress><meter value=1></meter>',
  '<h1>Out of the box</h1><header>h</header><main>m</main><nav>n</nav><footer>f</footer>',
  `<bdo dir=rtl>\u202e\u2066text\u202d</bdo>${'\u0301'.repeat(50)}`,
];
