/**
 * Words newer than the table of word vectors (texts up to 2014), and such as mean something else in it ("AI" is
 * a Japanese given name there, "crypto" a mage), with what they mean in words that it knows.
 */
export const newerWords: ReadonlyMap<string, readonly string[]> = new Map(
  `ai: artificial intelligence
  a.i: artificial intelligence
  genai: artificial intelligence
  openai: artificial intelligence
  chatgpt: artificial intelligence conversation
  gpt: artificial intelligence language
  llm: artificial intelligence language
  ml: machine learning algorithms
  chatbot: artificial intelligence conversation
  deepfake: fake video artificial intelligence
  crypto: digital currency bitcoin
  cryptocurrency: digital currency bitcoin
  ethereum: digital currency bitcoin
  blockchain: bitcoin ledger cryptographic
  nft: digital collectibles bitcoin
  fintech: banking technology
  covid: pandemic virus
  covid-19: pandemic virus
  brexit: britain european union
  u.s: united states
  u.k: britain
  u.n: united nations
  e.u: european union
  kubernetes: software servers deployment
  k8s: software servers deployment
  devops: software servers deployment
  serverless: software servers
  microservices: software servers
  terraform: software servers deployment
  ansible: software servers deployment
  nginx: web server software
  redis: database software
  mongodb: database software
  nosql: database software
  sqlite: database sql software
  webdev: web programming
  frontend: web programming browser
  backend: server programming database
  webassembly: web browser programming
  wasm: web browser programming
  graphql: web programming api
  golang: programming language compiler
  kotlin: programming language java
  c++: programming language compiler
  c#: programming language microsoft
  node.js: javascript server programming
  github: open-source software code
  gitlab: open-source software code
  infosec: computer security
  ransomware: malware extortion
  iot: internet devices sensors
  gdpr: privacy data protection regulation
  ux: user interface design
  macos: mac os apple
  airbnb: rental apartments tourism
  whatsapp: messaging facebook
  tiktok: video social media
  snapchat: messaging photos social
  influencer: social media celebrity
  vlog: video blog
  livestream: live video broadcast
  esports: video games competition
  e-sports: video games competition
  smartwatch: wearable gadget watch
  5g: wireless mobile network
  4g: wireless mobile network
  vaping: electronic cigarettes
  crispr: gene editing
  decarbonisation: reducing carbon emissions
  decarbonization: reducing carbon emissions
  net-zero: carbon emissions climate
  rewilding: wildlife habitat restoration
  self-hosting: own servers software
  self-hosted: own servers software
  homelab: home servers computers
  fediverse: social network open-source
  ozempic: diabetes obesity drug`
    .split('\n')
    .map((line): [string, string[]] => {
      const [word = '', meaning = ''] = line.trim().split(': ');
      return [word, meaning.split(' ')];
    }),
);
