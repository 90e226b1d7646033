/**
 * The months' names and short forms, without accents and dots, in the languages whose programs were seen
 * writing them into feeds; English first. No word stands for two different months.
 */
const monthNames = [
  'january jan januar janner janvier janv enero ene gennaio genn gen janeiro januari ιανουαριος ιανουαριου ιαν ' +
    'январь января янв січень січня січ януари styczen stycznia sty leden ledna januara ianuarie ian gener ' +
    'tammikuuta tammikuu tammi jaanuar ocak oca',
  'february feb februar fevrier fevr febrero febbraio febb fevereiro fev februari φεβρουαριος φεβρουαριου φεβ ' +
    'febr февраль февраля февр фев лютии лютого лют февруари luty lutego lut unor unora februara februarie ' +
    'febrer helmikuuta helmikuu helmi veebruar subat sub',
  'march mar marz maerz mrz mars marzo marco maart mrt μαρτιος μαρτιου μαρ marcius marc март марта мар березень ' +
    'березня бер marzec marca brezen brezna bre martie maaliskuuta maaliskuu maalis marts mart',
  'april apr avril avr abril abr aprile απριλιος απριλιου απρ aprilis апрель апреля апр квітень квітня квіт ' +
    'април kwiecien kwietnia kwi duben dubna dub aprila aprilie huhtikuuta huhtikuu huhti aprill nisan nis',
  'may mai mayo maggio mag maio mei μαιος μαιου μαι majus maj маи мая травень травня трав maja kveten kvetna ' +
    'maig toukokuuta toukokuu touko mayıs',
  'june jun juni juin junio giugno giu junho ιουνιος ιουνιου ιουν ιον junius июнь июня июн червень червня черв ' +
    'юни czerwiec czerwca cze cerven cervna junij iunie iun juny kesakuuta kesakuu kesa juuni haziran haz',
  'july jul juli juillet juil julio luglio lug julho ιουλιος ιουλιου ιουλ ιολ julius июль июля июл липень липня ' +
    'лип юли lipiec lipca lip cervenec cervence julij iulie iul juliol heinakuuta heinakuu heina juuli temmuz tem',
  'august aug aout aou agosto ago augustus αυγουστος αυγουστου αυγ augusztus август августа авг серпень серпня ' +
    'серп sierpien sierpnia sie srpen srpna avgust avg agost augusti elokuuta elokuu elo agustos agu',
  'september sep sept septembre septiembre settembre sett set setembro σεπτεμβριος σεπτεμβριου σεπ szeptember ' +
    'szept сентябрь сентября сент сен вересень вересня вер септември wrzesien wrzesnia wrz zari septembra ' +
    'septembrie setembre syyskuuta syyskuu syys eylul eyl',
  'october oct oktober okt octobre octubre ottobre ott outubro out οκτωβριος οκτωβριου οκτ октябрь октября окт ' +
    'жовтень жовтня жовт октомври pazdziernik pazdziernika paz rijen rijna oktobra octombrie lokakuuta ' +
    'lokakuu loka oktoober ekim eki',
  'november nov novembre noviembre novembro νοεμβριος νοεμβριου νοε ноябрь ноября нояб ноя листопад листопада ' +
    'лист ноември listopad listopada listopadu lis novembra noiembrie marraskuuta marraskuu marras kasım kas',
  'december dec dezember dez decembre diciembre dic dicembre dezembro δεκεμβριος δεκεμβριου δεκ декабрь декабря ' +
    'дек грудень грудня груд декември grudzien grudnia gru prosinec prosince decembra decembrie desembre ' +
    'desember des joulukuuta joulukuu joulu detsember aralık ara',
].map((names) => names.split(' '));

const monthByName = new Map(
  monthNames.flatMap((names, month) => names.map((name) => [fold(name), month] as const)),
);

/** The month (0–11) of a name in any of the languages; English ones may be cut anywhere after three letters. */
export function findMonth(word: string): number | undefined {
  const name = fold(word);
  const month = monthByName.get(name);
  if (month !== undefined || name.length < 3) return month;
  const english = monthNames.findIndex((names) => names[0]?.startsWith(name));
  return english === -1 ? undefined : english;
}

/** In lower case, without accents and with one kind of sigma. */
function fold(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ς', 'σ');
}

/**
 * Minutes east of UTC of the zones feeds name: those of RFC 822 §5.1 first. Where a name means several
 * zones, it is the one of the country that writes it most.
 */
const zoneOffsets: Record<string, number> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  // North America without its season, and its edges
  ET: -300,
  CT: -360,
  MT: -420,
  PT: -480,
  NST: -210,
  NDT: -150,
  AST: -240,
  ADT: -180,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  HAST: -600,
  // South America
  BRT: -180,
  BRST: -120,
  ART: -180,
  CLT: -240,
  CLST: -180,
  // Europe and Africa
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  MET: 60,
  MEST: 120,
  MEZ: 60,
  MESZ: 120,
  WAT: 60,
  CAT: 120,
  SAST: 120,
  EET: 120,
  EEST: 180,
  IDT: 180,
  EAT: 180,
  TRT: 180,
  MSK: 180,
  MSD: 240,
  // Asia and the Pacific
  GST: 240,
  PKT: 300,
  IST: 330,
  ICT: 420,
  WIB: 420,
  HKT: 480,
  SGT: 480,
  PHT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  ACST: 570,
  ACDT: 630,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
};

/**
 * Minutes east of UTC of a zone as feeds write it: `+0100`, `+01:00`, `-5`, `GMT+1`, `Z`, `EST`, a military
 * letter. Undefined for what is no zone that is known.
 */
export function findZone(text: string): number | undefined {
  const numeric = /^(?:GMT|UTC|UT|Z)?\s*([+-])(\d{1,2}):?(\d{2})?$/i.exec(text);
  if (!numeric) return zoneOffsets[text.toUpperCase()] ?? militaryOffset(text);
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  return numeric[1] === '-' ? -minutes : minutes;
}

/** RFC 822 §5.1: A to M (without J) are one to twelve hours west, N to Y east, Z is UTC itself. */
function militaryOffset(text: string): number | undefined {
  if (!/^[a-ik-z]$/i.test(text)) return undefined;
  const letter = text.toUpperCase();
  if (letter === 'Z') return 0;
  const west = 'ABCDEFGHIKLM'.indexOf(letter);
  return west === -1 ? ('NOPQRSTUVWXY'.indexOf(letter) + 1) * 60 : -(west + 1) * 60;
}
