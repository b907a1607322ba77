// What screening found, in plain words for those on duty; and what helps a listener whose person may be in danger.
import type { FindingKind } from '../moderation.ts'

const words = {
  suicide_ideation: '死にたい気持ち', suicide_passive: '消えたい、いなくなりたい気持ち', suicide_plan: '死ぬ計画', suicide_attempt: '自殺をはかったこと', suicide_farewell: 'お別れの言葉', suicide_obfuscated: 'かくした書きかたの、死にたい気持ち',
  suicide_pact: '一緒に、という誘い', suicide_method: '方法', suicide_method_seek: '方法をたずねる', self_harm: '自分を傷つけること', overdose: '薬をたくさん飲むこと', abuse_family: '家での暴力', dv_partner: '恋人や夫婦のあいだの暴力',
  sexual_harm: '性の被害', life_crisis: '住まいや食べるものがない', medical_emergency: '体の急なこと', harm_others: '人を傷つけてしまいそうなこと', third_party: 'ほかの人が、あぶないかもしれないこと', hopelessness: '望みがもてない気持ち',
  burden: '自分が重荷だという気持ち', withdrawal_minimise: '言ったことを小さくする言葉', negation_ambiguous: '死にたいのではない、と言いながらの言葉', grief: '亡くした悲しみ', repeated: '20分のうちに何度か', over_days: 'べつの日にも、あわせて3日（合言葉でもどった方）',
  harassment: '責める言葉', hate: 'だれかをおとしめる言葉', doxxing: '個人をさらすこと', solicit_sexual: '性的な誘い', grooming_probe: '近づくための問いかけ', luring_steps: '外へ誘い出す流れ',
  solicit_contact: '連絡先を聞く、渡す', solicit_meet: '会う約束', solicit_money_job: 'お金や仕事の誘い', solicit_religion_mlm: '勧誘', link: 'リンク',
  pii_phone: '電話番号', pii_email: 'メールアドレス', pii_sns: 'SNSの名前やID', pii_address: '住所', pii_location_realtime: 'いまいる場所', pii_name: '本名や番号', pii_workplace_school: '学校や職場', pii_third_party: 'ほかの人の個人情報',
  resembles_danger: 'ことばの並びが、つらい方の書きかたに似ている', resembles_hurt: 'ことばの並びが、責める言葉に似ている', resembles_contact: 'ことばの並びが、連絡先や誘いに似ている', resembles_personal: 'ことばの並びが、名前や居場所を言うときに似ている',
  pressure_lecture: '押しつけや説教', staff_call: 'スタッフを呼ぶ言葉', vulgar: '乱暴な言葉', spam_flood: '同じことのくり返し',
} satisfies Record<string, string>

export type CategoryWords = Record<keyof typeof words, string>
export const categoryWords: Record<string, string> = words

export const findingTexts = {
  alerts: '見てほしい発言',
  count: (n: number) => `見てほしい発言が${n}件あります`,
  head: {
    danger: '書いた方が、あぶないかもしれません',
    target: 'だれかを傷つける発言を止めました',
    staff_line: 'スタッフの発言を止めました',
    quiet: '見てほしい発言があります',
  } satisfies Record<FindingKind, string>,
  targetNotHeld: 'だれかを傷つけるかもしれない発言があります',
  body: {
    danger: '声をかけてください。書いた方には、助けの案内を出しました。',
    target: '部屋には出ていません。言われた方に、声をかけてください。',
    staff_line: '連絡先や個人のことが書いてあります。部屋には出ていません。',
    quiet: '',
  } satisfies Record<FindingKind, string>,
  why: (words: string) => `気づいたこと：${words}`,
  whyUnknown: '何に気づいたかは、読めなくなっています',
  over: { room: '部屋は、もう閉じています。', session: '話は、もう終わっています。' },
  rule: (rules: string) => `きまりの番号 ${rules}`,
  by: (name: string) => `${name}さんの発言`,
  words: 'ことばを見る',
  hideWords: 'ことばをかくす',
  covered: 'つらい内容かもしれません。見たいときに、押してください。',
  reading: '読んでいます',
  gone: 'もう読めません',
  inTalk: '1対1の話',
  showRoom: '部屋を見る',
  overview: '全体を見る',
  seen: '見ました',
  seenNow: '「見ました」にしました。',
  unsee: 'まだ見ていないことにする',
  more: (n: number) => `ほかに${n}件あります`,
  soundOff: '急ぎの知らせの音は、切れています。',
  soundOn: '音を出す',
  soundBlocked: '音を出せませんでした。ブラウザの設定を確かめてください。',
  watch: '見守り',
  watchCount: (n: number) => `見守り ${n}件`,
  watchMore: (n: number) => `ほかの部屋も合わせて、まだ${n}件の見守りがあります。`,
  watchNote: '音は出ません。部屋が閉じるまでに、目を通してください。',
  show: 'その場所を見る',

  care: {
    headDying: '死にたい気持ちが、ことばに出ています',
    headDanger: 'この方に、あぶないことが起きているかもしれません',
    ask: 'まっすぐ、たずねる。「死にたい気持ちがありますか」とたずねて大丈夫です。',
    askDanger: 'いま安全か、たずねる。そばにだれかいるか、すぐに離れられるか。',
    check: 'たしかめる。計画・手段・いつ・前にしたことがあるか・いまひとりか。',
    stay: 'ひとりにしない。急がず、話を続ける。',
    tell: '見守りに知らせる。ひとりで決めなくて大丈夫です。',
    tellNow: '見守りに知らせる',
    told: '見守りに知らせました',
    fold: '見ました',
  },
} as const
