export type TestArticle = {
  feed: string;
  date: string;
  title: string;
  text: string;
  summary: string;
  wanted: boolean;
};

/** Whom the twelve are judged for. The categories are some of a fresh database's. */
export const testReader = {
  interests: `Astronomy and spaceflight: telescopes, missions, what they measured
Railways: night trains, timetables, how lines are built and run
Growing vegetables: soil, compost, seeds`,
  antiInterests: `Celebrities and gossip
Football and other sport
Cryptocurrency
Offers, discounts and advertising`,
  categories: [
    { id: 1, name: 'Technology', parent: null },
    { id: 2, name: 'Hardware', parent: 'Technology' },
    { id: 3, name: 'Physics and space', parent: 'Science' },
    { id: 4, name: 'Life sciences', parent: 'Science' },
    { id: 5, name: 'Politics', parent: 'Society' },
    { id: 6, name: 'Local news', parent: 'Society' },
    { id: 7, name: 'Finance', parent: 'Business' },
    { id: 8, name: 'Film and television', parent: 'Culture' },
    { id: 9, name: 'Garden', parent: 'Everyday life' },
    { id: 10, name: 'Transport', parent: 'Everyday life' },
    { id: 11, name: 'Sport', parent: null },
    { id: 12, name: 'Product promotion', parent: null },
  ],
};

/**
 * Six are plainly wanted and six plainly not. Four of the unwanted ones use the words of a wanted subject
 * (a rocket, a train, a garden), because a model that only matches words must not pass. A change here makes
 * older results incomparable.
 */
export const testArticles: readonly TestArticle[] = [
  {
    feed: 'Sky Ledger',
    date: '2026-03-04',
    title: 'A small telescope finds a third planet around a quiet star',
    text: `For eleven winters a telescope with a mirror of only sixty centimetres has watched the same forty stars. One of them, a calm orange star some ninety light years away, dims by two parts in a thousand every 53 days. Two planets were known there; the new dip fits neither. The team checked the obvious culprits first: a moth on the lens cover, a passing satellite, a spot on the star. None of them keeps a calendar. A larger telescope in Chile has now measured the star's wobble and weighs the planet at about nine Earths. It is probably wrapped in gas and certainly too warm for oceans, but it shows what patience can do with a modest instrument.`,
    summary:
      'Eleven winters of watching forty stars show a planet of nine Earth masses in an orbit of 53 days.',
    wanted: true,
  },
  {
    feed: 'Velvet Rope',
    date: '2026-03-04',
    title: 'Married under a rocket: inside the wedding everyone whispers about',
    text: `The actress said yes under the nose of a rocket, or so her guests tell us. Last Saturday the hall of a space museum was filled with white roses for the celebrity wedding of the season, and nobody was allowed to bring a phone. We know anyway who cried, who was not invited and who left with whom. The groom's former fiancée was spotted at the buffet in a silver dress that friends call a provocation. The singer who should have performed cancelled an hour before, after a quarrel about the dressing rooms. Sources close to the couple speak of a honeymoon on a private island and of a first argument on the way to the airport.`,
    summary: 'Who cried, who stayed away and who quarrelled at the celebrity wedding in the museum.',
    wanted: false,
  },
  {
    feed: 'Platform Twelve',
    date: '2026-03-05',
    title: 'The night train to the coast returns, with an engine change at three in the morning',
    text: `After nine years the night train from the capital to the coast is back in the timetable, four times a week. Its route looks odd on a map: it leaves the main line after midnight and takes a single track through the hills, because the tunnel is closed for maintenance between one and five. At three in the morning it stops for twenty-two minutes in a station where nobody may get on. There the electric locomotive is exchanged for a diesel, since the last ninety kilometres have no wire. We rode it twice. The couchettes are old but clean, the breakfast is bread and jam, and the arrival at 7:48 was on time both times.`,
    summary: 'A ride on the reopened night train, with its detour and its change of locomotive.',
    wanted: true,
  },
  {
    feed: 'Touchline',
    date: '2026-03-05',
    title: 'Rovers fans take the early train and come home with three points',
    text: `Two special trains full of singing supporters rolled north on Saturday, and the long journey was worth it. Rovers won their away match by two goals to one and are now four points clear of the relegation places. The striker headed the first goal after a corner in the ninth minute. The home side levelled from a penalty that their coach called generous and ours called a joke. In the eighty-first minute the substitute, on the field for just ninety seconds, turned on the edge of the box and shot low into the corner. The goalkeeper saved twice in stoppage time. Next week the leaders of the league come to town.`,
    summary: 'Rovers win their away match by two goals to one after a late strike.',
    wanted: false,
  },
  {
    feed: 'Spade and Sieve',
    date: '2026-03-06',
    title: 'Three compost heaps, one winter: which one was ready for the beans?',
    text: `Last October I built three compost heaps of a cubic metre each from the same leaves, kitchen scraps and straw. The first was left alone, the second was turned every fortnight, the third got a bucket of old compost mixed in and a lid. I measured the temperature in the middle once a week. The turned heap reached 61 degrees and cooled down by January. The one with the lid never rose above 48 but stayed warm until March, and it was the only one full of worms. The neglected heap is still recognisably leaves. For the bean bed I used half of the turned one: it crumbles, smells of forest soil and holds water well.`,
    summary: 'A winter of temperatures from three compost heaps, and which soil the beans got.',
    wanted: true,
  },
  {
    feed: 'Bargain Basket',
    date: '2026-03-06',
    title: 'Today only: 40% off the robot mower your lawn has been waiting for!',
    text: `Spring is here, and so is our greatest garden deal of the year. For 24 hours only you get the premium robot mower at 40% discount, and with the voucher code GREEN24 our partner adds a free set of blades worth 39 euros. No more pushing, no more cables: just order now, unpack and relax. More than ten thousand happy customers cannot be wrong. Add the matching garage to your basket at checkout and save another fifteen percent. This exclusive offer ends at midnight and stock is limited, so do not wait until your neighbour has one. Sponsored message. Prices include tax; delivery is free above 50 euros.`,
    summary: 'A robot mower at a discount for one day, with a voucher for blades.',
    wanted: false,
  },
  {
    feed: 'Orbit Notes',
    date: '2026-03-07',
    title: 'How the lander lived through fourteen days of lunar night',
    text: `When the sun went down over the landing site, the temperature in the lander's battery box fell by two degrees an hour. The engineers had planned for that: everything but one clock and one heater was switched off. On the sixth day the telemetry, sent for ninety seconds every twelve hours, showed that the heater drew a third more power than in the tests, because moon dust on the radiator kept it from closing fully. They decided to skip every second report and so saved eleven watt-hours a day. On the fifteenth morning the panels caught light, the voltage climbed to 27 and the mission woke up with four per cent of its charge left.`,
    summary: 'Telemetry and decisions from a spacecraft that survived the cold lunar night.',
    wanted: true,
  },
  {
    feed: 'Chain Prophet',
    date: '2026-03-07',
    title: 'MoonRocket token triples overnight: is it too late to board?',
    text: `Traders who bought the MoonRocket coin on Monday woke up rich on Tuesday. The cryptocurrency, which has nothing to do with space beyond the cartoon on its website, tripled in price after an anonymous wallet bought two million dollars' worth within an hour. Exchange volume reached a record, and the chat rooms are full of people who wish they had believed earlier. Critics point out that ten wallets hold most of the supply and that the founders use invented names. Believers answer that bitcoin was laughed at too. Analysts see the next resistance at eleven cents and support at six. This is not financial advice.`,
    summary: 'A meme coin triples in price after one large purchase, and traders dream of more.',
    wanted: false,
  },
  {
    feed: 'Signal Box',
    date: '2026-03-08',
    title: 'Rebuilding a railway junction without stopping the trains',
    text: `The junction at the old mill carries three hundred trains a day on points laid in 1968. Replacing all fourteen in one go would have closed the line for six weeks. Instead the railway's engineers are doing it in twenty-six nights. Each night one set of points, assembled beforehand beside the track, is lifted in by a crane between the last train at 0:40 and the first at 4:55. The hard part is the signalling: for seven months the old relay interlocking and the new electronic one must agree about every route, so a small box of adapters translates between them. The timetable was stretched by two minutes, and so far the delay has stayed under three.`,
    summary:
      'Fourteen sets of points are replaced in twenty-six nights while three hundred trains a day run.',
    wanted: true,
  },
  {
    feed: 'Harbour Gazette',
    date: '2026-03-08',
    title: 'Council puts off the vote on parking fees again',
    text: `The town council has put off its decision on parking fees for the third time. At Tuesday's meeting the mayor proposed raising the charge in the centre from one euro to one euro eighty an hour. Two parties wanted a first half hour free of charge, a third asked for a study. Shopkeepers in the gallery complained that customers already go to the supermarket on the ring road. After two hours of debate the councillors sent the paper back to the finance committee by eleven votes to nine. The treasurer reminded everyone that the budget counts on ninety thousand euros from July. The committee meets again after the Easter holidays.`,
    summary: 'The decision on parking fees goes back to the finance committee.',
    wanted: false,
  },
  {
    feed: 'The Allotment Year',
    date: '2026-03-09',
    title: 'Saving tomato seeds: ferment, rinse, dry, and what happens if you do not',
    text: `Every tomato seed sits in a slippery coat that keeps it from sprouting inside the fruit. If you dry it with the coat on, it germinates late or not at all, so gardeners let the pulp ferment for three days first. I tested it with four varieties: two hundred seeds fermented, two hundred only rinsed. After ten days on a warm windowsill 91 per cent of the fermented seeds had sprouted, against 64 per cent of the others, which also caught up slowly for another week. Rinse in a sieve, dry on a plate and never on paper, and write the name down at once. Kept cool in a jar, seed from 2019 still came up this spring.`,
    summary: 'A germination test of fermented and merely rinsed tomato seeds from four varieties.',
    wanted: true,
  },
  {
    feed: 'Screen Talk',
    date: '2026-03-09',
    title: 'The finale nobody saw coming, and what the actors say about it',
    text: `After six series the hospital drama ended on Sunday with a scene that divided its audience. Our critic liked the first half of the episode, in which old friends meet in the canteen, and could have done without the car chase. The leading actress tells us that three different endings were filmed so that nobody in the crew could give it away. The director defends the long silence before the credits. According to the broadcaster eight million people watched the film-length finale, the best figure since the second series. A sequel set in a veterinary practice is being written, but none of the actors has signed yet. The complete series can be streamed until summer.`,
    summary: 'Actors and director on the last episode of a hospital drama.',
    wanted: false,
  },
];
