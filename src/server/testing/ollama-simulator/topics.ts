import { stem } from './words.ts';

/**
 * What the simulated model knows of the world: words that belong to a subject. Before the bar stand the
 * subject's names, the first as a category would be called; behind it what articles on it say. It makes
 * "databases" fit an article that says "SQLite" and never "database".
 */
const rows = [
  'databases, database, storage, sql | sqlite postgres postgresql mysql query queries transaction schema btree b-tree replication log write-ahead commit checkpoint compaction lsm row rows planner vacuum',
  'programming, compilers, software | code compiler typescript javascript rust python function type types parser parsing library framework developer variable linker checker crate syntax api codebase',
  'servers, linux, networks, networking, self-hosting, homelab, operations | server kernel debian systemd daemon container docker backup cron outage incident alert alerts router tcp dns latency 502 uptime restore certificate ssh heap node.js',
  'security, privacy | vulnerability exploit encryption password malware attack attacker patch authentication phishing breach injection',
  'AI, artificial, intelligence, llm, llms, models | inference transformer prompt quantisation quantization embedding embeddings fine-tuning token context neural chatbot llama evaluation',
  'hardware, electronics, computers | processor chip cpu laptop soldering circuit sensor firmware charger charging watt usb-c battery bandwidth fan',
  'gadgets, devices | earbuds smartphone phone toothbrush headphones smart ring robot e-reader camera hinge review leak',
  'promotion, advertising, ads, deals, sponsored | deal discount sale voucher checkout exclusive partner must-have lowest unlock bundle offer introductory premium event giveaway',
  'cryptocurrency, crypto, bitcoin | blockchain coin ethereum wallet nft mining traders token exchange meme',
  'space, astronomy, spaceflight | telescope rocket orbit moon mars planet galaxy satellite launch spacecraft comet nasa esa',
  'physics | quantum particle energy gravity photon relativity collider superconductor friction heat',
  'nature, biology, sciences, wildlife, birds, animals, ecology | bird species shore eggs chicks nest jellyfish seagrass barnacles turnstones insect cell gene protein bacteria evolution ecosystem hoverflies',
  'oceans, sea, tides, climate, environment, weather | tide tidal water ocean wave flood storm salinity gauge barometer carbon emission glacier warming float',
  'health, medicine | patient disease vaccine doctor hospital drug clinical therapy surgery symptom',
  'mathematics, maths, math | theorem proof prime fraction geometry algebra probability equation number numbers square triangle puzzle digit integer irrational',
  'history, archaeology | century ancient empire medieval archive ruin manuscript museum war letters',
  'politics, government | election parliament minister policy vote council councillor councillors party president senate mayor motion',
  'local news, local, news, town, community | council residents street harbour school library petition parish neighbours traders mayor festival',
  'law, courts | court judge lawyer ruling statute tribunal appeal lawsuit',
  'economy, economics, finance, markets, stocks | inflation bank stocks traders investor currency budget tax cent billion million shares funding',
  'companies, business, startups | start-up founder investor acquisition funding million revenue executive chief boss',
  'education, schools | school pupils teacher university course exam classroom learning lesson',
  'sport, sports, football | match league goal coach header striker kick-off rovers defender equaliser penalty referee corner keeper tennis olympics cricket rugby',
  'music | album song concert band guitar piano orchestra composer singer jazz stage festival',
  'film, television, cinema | movie director actor series scene screenplay screening episode',
  'books, literature, reading | novel author reader paperback poem fiction publisher chapter translation binding bookbinding',
  'design, typography, printing, fonts | type typeface font letter glyph ink paper press print serif hinting ampersand comma page margin caps line specimen',
  'games, gaming, chess | console puzzle level dice indie gameplay quest multiplayer',
  'food, cooking, baking, bread, kitchen, recipes | recipe dough sourdough starter flour salt oven pan oil vinegar egg onion yeast bake boil simmer sauce taste gram grams brine',
  'gardening, garden, plants | soil seed compost tomato bean leek prune pruning mulch frost harvest greenhouse garlic worms manure',
  'travel, journeys, cities | journey hotel island city route night couchette sleeping platform passengers timetable border',
  'transport, trains, railways, railway | train trains station rail carriage platform timetable ferry bus tram locomotive couchette sleeper passengers bridge',
  'housing, homes, architecture | rent tenants flats landlord residents building roof house mortgage',
  'celebrity, gossip, celebrities | scandal dating spotted lunch red-carpet influencer fashion boss',
] as const;

export type Topic = { name: string; nameStems: Set<string>; wordStems: Set<string> };

const topics: readonly Topic[] = rows.map((row) => {
  const [names = '', words = ''] = row.split(' | ');
  const list = names.split(', ');
  return {
    name: capital(list[0] ?? ''),
    nameStems: new Set(list.map(stem)),
    wordStems: new Set([...list, ...words.split(' ')].map(stem)),
  };
});

/** The subjects that this stem is a name of. */
export function listTopicsNamed(word: string): readonly Topic[] {
  return topics.filter((topic) => topic.nameStems.has(word));
}

/** All subjects. */
export function listTopics(): readonly Topic[] {
  return topics;
}

/** Whether this stem belongs to any subject: such words say more than others. */
export function isTopical(word: string): boolean {
  return topics.some((topic) => topic.wordStems.has(word));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
