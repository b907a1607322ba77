// Words of staff that lead to help (119, the police, a help line, an office) or to the house's own staff draw nobody to the writer (rule
// MO3). Known by their shape, not by a list: whom they lead to, at once behind it what is done there, and an ending with nothing in it.

/** Numbers nobody has for himself, or that are judged as numbers; whoever is called help by name. */
const help = `(?:${[
  '(?<![0-9])1[0-9]{2}番?', '#[0-9]{4}番?', '0[0-9-]{9,12}', 'sos', '(?:ほっと|へるぷ|ちゃいるど|相談)らいん', 'だい[やあ]る', 'いのちの電話', 'よりそい',
  '救急(?:車|隊|外来)?', '警察署?', '消防署?', '交番', '窓口', '相談[先所]', '(?:相談|支援|医療|専門|公的)機関', '(?:支援|相談|福祉|保健|医療|情報|安心|家庭|救急|救命)せんたー', '役[所場]', '(?:福祉|保健|支援|相談)[課係室]', '保健所', '病院', '法てらす',
].join('|')})`
const staff = '(?:すたっふ|聞き手|見守り|相談員|支援員|ほすと)(?:さん|の人|の方)?'
const before = '([ぁ-んー一-龠々0-9・#]{0,30}?)'
const ending = '(?:ましょう|ません|ます|かけ|でき|られ|もらえ|くれ|いただけ|おき|おく|ください|下さい|ほしい|たほう|たら|いい|どう|です|でしょう|よう|そう|する|お願い|大丈夫|[しりきっえせてみるねよかもはがのと]){1,10}\\??'
const call = `(?:に|へ|まで)[はも]?(?:一緒に|いっしょに|今すぐ|すぐに?|まず)?[おご]?(?:電話|相談|連絡|通報)(?:を|も|だけでも)?${ending}`
const tell = `の(?:電話番号|番号|連絡先|(?:ほーむ)?ぺーじ|りんく|url|住所)[をはも]?[おご]?(?:送|書|教|伝|貼|載|知ら|調べ|案内|紹介|渡)${ending}`
const talk = `と[はも]?(?:二人(?:だけ)?で|ふたりで|[一1]対[一1]で|個別に|ゆっくり|ここで)*お?話(?:せ|すこと|しでき)(?:る|場所|部屋|ところ|時間|こと|が|も|あり|でき|ます|です)*[ねよ]*`
const ask = `に[はも]?(?:いつでも|気軽に)?(?:声を|お?話|相談|知らせ|伝え|言|呼びかけ)${ending}`
const fetch = `を(?:呼んで|呼べ|呼ぶ(?:ぼたん)?を押)${ending}`

const towards = [new RegExp(`^${before}${help}(?:${call}|${tell})$`, 'u'), new RegExp(`^${before}${staff}(?:${talk}|${ask}|${fetch})$`, 'u')]
/** What stands before may say when and why; it may not be another way, another place, the writer or what one is to do. */
const astray = /(?<!ほっと|へるぷ|ちゃいるど|相談)らいん|いんすた|かかお|でぃすこ|てれぐらむ|しぐなる|すかいぷ|通話|あぷり|さいと|(?:わたし|私|ぼく|僕|俺|おれ)(?:[のかや]|[にへ](?:も|または))|(?:うち|知り合い)の(?!こと)|会(?:お|いた|いまし|え(?!な))|うちに来|おいで|迎えに|(?:外|裏|よそ|車|駅|前|公園|改札|(?:別|他|ほか)の(?:場所|ところ|とこ))で|(?:内緒|ないしょ|秘密|ひみつ)[でに]|こっそり|話そ|ましょ|しよう|ください|ばれ|黙って|^(?:または|それか|あるいは|もしくは)/u
/** To keep from the others what is told in the house is its promise; from its staff nothing is kept. */
const promise = /^(?:みんな|みなさん|皆さん|(?:ほか|他)の(?:人|方|参加者))には?(?:言わない|言いません|話さない|話しません|伝えない|伝えません)(?:ので|から)?(?:大丈夫|安心して)(?:です|ください)?[ねよ]*$/u

export function leadsToHelp(said: string): boolean {
  return promise.test(said) || towards.some((each) => {
    const found = each.exec(said)
    return found !== null && !astray.test(found[1] ?? '')
  })
}
