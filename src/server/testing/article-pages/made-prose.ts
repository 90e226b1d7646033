// Sentences that no two pages share, so that a measure of copied words tells an article from what is around it.

const phrases = {
  english: {
    who: 'the council|a small team|the engineers|two researchers|the harbour master|our neighbours|the new editor|a retired teacher|the museum|several farmers|the orchestra|the ministry|a local baker|the coach|the committee|an early customer|the pilot|the charity|most residents|the programme'.split(
      '|',
    ),
    did: 'measured|rebuilt|questioned|published|postponed|defended|photographed|rewrote|sold|inspected|repaired|praised|counted|translated|abandoned|compared|opened|financed|remembered|tested'.split(
      '|',
    ),
    what: 'the old bridge|a draft of the budget|every second window|the storage engine|the spring timetable|a box of letters|the night trains|three failing pumps|the winter harvest|the quiet garden|a map of the valley|the second edition|its own records|the school kitchen|a forgotten recording|the cooling system|the village shop|the longest tunnel|a bowl of soup|the first prototype'.split(
      '|',
    ),
    how: 'without any warning|before the rain came|with borrowed tools|after a long debate|for the third time this year|in front of a crowd|at half the price|under a different name|on the last day of March|with great patience|against all advice|as the rules demand|in less than an hour|although nobody had asked|because the numbers disagreed|while the others slept'.split(
      '|',
    ),
    join: ', and ',
    end: '. ',
  },
  german: {
    who: 'der Gemeinderat|eine kleine Gruppe|die Ingenieurin|das Museum|der Bäcker von nebenan|die Kommission|ein früherer Lehrer|die Nachbarn'.split(
      '|',
    ),
    did: 'prüfte|verschob|verkaufte|übersetzte|lobte|zählte|öffnete|verglich|vergaß'.split('|'),
    what: 'die alte Brücke|den Fahrplan für das Frühjahr|eine Kiste voller Briefe|das größte Gewächshaus|den zweiten Entwurf|die Küche der Schule|jede dritte Straßenlaterne'.split(
      '|',
    ),
    how: 'ohne Ankündigung|nach langer Aussprache|zum halben Preis|trotz des Regens|vor vollem Haus|am letzten Tag im März|mit geliehenem Werkzeug'.split(
      '|',
    ),
    join: ', und ',
    end: '. ',
  },
  russian: {
    who: 'городской совет|небольшая группа|инженеры|местный музей|учительница|старый редактор|комиссия|соседи'.split(
      '|',
    ),
    did: 'проверили|перестроили|опубликовали|отложили|сравнили|открыли|забыли|перевели'.split('|'),
    what: 'старый мост|проект бюджета|весеннее расписание|коробку писем|второе издание|школьную кухню|карту долины'.split(
      '|',
    ),
    how: 'без предупреждения|после долгого спора|за полцены|на глазах у всех|в последний день марта|с большим терпением'.split(
      '|',
    ),
    join: ', и ',
    end: '. ',
  },
  arabic: {
    who: 'المجلس البلدي|فريق صغير|المهندسون|المتحف المحلي|معلمة متقاعدة|اللجنة|الجيران'.split('|'),
    did: 'راجع|أعاد بناء|نشر|أجّل|قارن|افتتح|نسي'.split('|'),
    what: 'الجسر القديم|مسودة الميزانية|جدول الربيع|صندوق الرسائل|الطبعة الثانية|مطبخ المدرسة'.split('|'),
    how: 'دون أي إنذار|بعد نقاش طويل|بنصف السعر|أمام الجمهور|في آخر يوم من مارس|بصبر كبير'.split('|'),
    join: '، و',
    end: '. ',
  },
  hindi: {
    who: 'नगर परिषद ने|एक छोटे दल ने|इंजीनियरों ने|स्थानीय संग्रहालय ने|एक शिक्षिका ने|पड़ोसियों ने'.split('|'),
    did: 'पुराने पुल को|बजट के मसौदे को|वसंत की समय सारणी को|चिट्ठियों के डिब्बे को|दूसरे संस्करण को'.split('|'),
    what: 'बिना चेतावनी के|लंबी बहस के बाद|आधे दाम पर|सबके सामने|मार्च के आखिरी दिन|बड़े धैर्य से'.split('|'),
    how: 'फिर से बनाया|प्रकाशित किया|टाल दिया|जाँचा|खोल दिया|याद किया'.split('|'),
    join: ', और ',
    end: '। ',
  },
  chinese: {
    who: '市议会|一个小团队|工程师们|当地博物馆|退休的老师|委员会|邻居们|新来的编辑'.split('|'),
    did: '检查了|重建了|公布了|推迟了|比较了|打开了|翻译了|忘记了'.split('|'),
    what: '那座旧桥|预算草案|春季时刻表|一箱书信|第二版图书|学校的厨房|山谷的地图'.split('|'),
    how: '事先没有通知|经过长时间讨论|只用了一半的价钱|当着众人的面|就在三月的最后一天|非常耐心'.split('|'),
    join: ',而且',
    end: '。',
  },
  japanese: {
    who: '市議会は|小さなチームは|技術者たちは|地元の博物館は|引退した教師は|委員会は'.split('|'),
    did: '古い橋を|予算の草案を|春の時刻表を|手紙の箱を|第二版を|学校の台所を'.split('|'),
    what: '予告なしに|長い議論のあとで|半額で|みんなの前で|三月の最後の日に|とても辛抱強く'.split('|'),
    how: '調べ直した|建て直した|公表した|延期した|比べてみた|開いた'.split('|'),
    join: '、そして',
    end: '。',
  },
};

export type Language = keyof typeof phrases;

export type Prose = {
  sentence: () => string;
  /** So many sentences. */
  paragraph: (sentences?: number) => string;
  /** So many paragraphs of two to five sentences. */
  paragraphs: (count: number) => string[];
  /** Without a full stop. */
  title: () => string;
  /** 0 to below the limit. */
  below: (limit: number) => number;
};

/** The same prose for the same seed. */
export function makeProse(seed: number, language: Language = 'english'): Prose {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  const below = (limit: number) => {
    // Marsaglia's xorshift, 32 bits.
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % limit;
  };
  const { who, did, what, how, join, end } = phrases[language];
  const pick = (list: readonly string[]) => list[below(list.length)] ?? '';
  const isSpaced = language !== 'chinese' && language !== 'japanese';
  const clause = () => [pick(who), pick(did), pick(what), pick(how)].join(isSpaced ? ' ' : '');
  const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const sentence = () => upper(below(3) === 0 ? clause() : clause() + join + clause()) + end.trimEnd();
  const paragraph = (sentences = 2 + below(4)) =>
    Array.from({ length: sentences }, sentence).join(isSpaced ? ' ' : '');
  return {
    sentence,
    paragraph,
    paragraphs: (count) => Array.from({ length: count }, () => paragraph()),
    title: () => upper(clause()),
    below,
  };
}
