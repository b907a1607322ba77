// What a nickname may be (rules AC4, AC5): 1–12 graphemes, one line, no control or bidi marks, nobody posing as staff.
import { graphemes, withoutControls } from './text-rule.ts'
import type { RefusalCode } from './refusal.ts'

export const nicknameMax = 12

// Folded forms that would pose as someone on duty; matched anywhere in the folded name.
const reserved = [
  'すたっふ', '職員', '管理', '運営', '進行役', '司会', 'ほすと', 'さぽーた', '相談員', '支援員', '見守り', '専門職', '専門家', '公認心理師',
  '精神保健福祉士', '保健師', '医師', '看護師', '警察', '消防', '市役所', '県庁', '自動', 'しすてむ', 'えんがわ', '縁側',
  'staff', 'admin', 'host', 'moderator', 'supporter', 'official', 'police', 'system', 'engawa',
]
// Each family looks like its first letter: Greek, Cyrillic, small capitals, digits and signs, small kana, kanji that pass for kana or for
// one another.
const families = [
  'aаɑαա@', 'bвβ', 'cсϲ', 'dԁ', 'eеεє3', 'fƒʃ', 'gɡ', 'hһн', 'liіıιӏ1', 'kкκ', 'mм', 'nν', 'oоοօ0', 'pрρ', 'rг', 'sѕ5$', 'tтτ', 'uυս', 'wѡԝ', 'xхχ', 'yуγ',
  'あぁ', 'いぃ', 'うぅ', 'えぇ工', 'おぉ', 'かゕ力', 'けゖ', 'た夕', 'つっ', 'と卜', 'に二', 'は八', 'やゃ', 'ゆゅ', 'よょ', 'ろ口', 'わゎ', 'ー一', '管菅', '営宮', '員貝', '師帥',
  'aᴀ', 'bʙ', 'cᴄ', 'dᴅ', 'eᴇ', 'fꜰ', 'gɢ', 'hʜ', 'lɪʟ', 'kᴋ', 'mᴍ', 'nɴ', 'oᴏ', 'pᴘ', 'rʀ', 'sꜱ', 'tᴛ', 'uᴜ', 'wᴡ', 'yʏ',
]
const lookalikes = new Map(families.flatMap((family) => [...family].map((letter) => [letter, [...family][0]])))
// Letters on a badge: white on black circles and squares, and the halves of flags. Normalising leaves them as they are.
const badges = [[0x1f150, 26], [0x1f170, 26], [0x1f1e6, 26]] as const
function offBadge(c: string): string {
  const code = c.codePointAt(0) ?? 0
  const from = badges.find(([first, count]) => code >= first && code < first + count)?.[0]
  return from === undefined ? c : String.fromCharCode(0x61 + code - from)
}
const toHiragana = (c: string) => (c >= 'ァ' && c <= 'ヶ' ? String.fromCodePoint((c.codePointAt(0) ?? 0) - 0x60) : c)

/** For comparing only: width and case folded, kana to hiragana, look-alikes and decorations gone. */
export function foldName(name: string): string {
  return [...withoutControls(name).normalize('NFKC').toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f]/g, '').normalize('NFC')]
    .map(offBadge)
    .map(toHiragana)
    .map((c) => lookalikes.get(c) ?? c)
    .join('')
    .replace(/[^\p{L}\p{N}ー]/gu, '')
    // What stood apart may join now: halves of a Hangul syllable with a space between them.
    .normalize('NFC')
}

const reservedFolds = reserved.map(foldName)

/** The name as kept, or why it cannot be: taken names of people on duty are given folded by the server. */
export function readNickname(raw: string, staffNames: ReadonlySet<string> = new Set()): { name: string } | { refused: RefusalCode } {
  const name = withoutControls(raw).replace(/\s+/gu, ' ').trim()
  const count = graphemes(name)
  if (count === 0) return { refused: 'empty' }
  if (count > nicknameMax || [...name].length > nicknameMax * 4) return { refused: 'too_long' }
  const folded = foldName(name)
  if (folded === '' || /\d{5,}/.test(name.normalize('NFKC')) || /https?:|www\.|@.+\./i.test(name)) return { refused: 'nickname_unfit' }
  // @ and $ stand for letters within a word, and for nothing around one.
  const isTaken = staffNames.has(folded) || staffNames.has(foldName(name.normalize('NFKC').replace(/[@$]/g, '')))
  if (isTaken || reservedFolds.some((word) => folded.includes(word))) return { refused: 'nickname_reserved' }
  return { name }
}
