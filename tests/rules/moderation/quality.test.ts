// What the screening finds of the project's own lines, and what it leaves alone.
import { describe, expect, it } from 'vitest'
import { labelledFigures } from '../../screen/figures.ts'
import { screenTalk } from '../../screen/ordinary-talk.ts'
import { judge } from '../../screen/labelled-lines.ts'
import { judgedLines, linesOf, ownTalks } from './labelled.ts'

describe('the own labelled lines', () => {
  it('[MO12] those it was built with are found, and the harmless ones beside them are left alone', () => {
    const figures = labelledFigures(judgedLines('built-with.tsv'))
    expect(figures.n).toBeGreaterThan(1_500)
    expect(figures.urgentRecall).toBeGreaterThanOrEqual(0.98)
    expect(figures.imminentAsImminent).toBeGreaterThanOrEqual(0.97)
    expect(figures.noneFalseAlarm).toBeLessThanOrEqual(0.01)
    expect(figures.piiRecall).toBeGreaterThanOrEqual(0.98)
    expect(figures.contactRecall).toBeGreaterThanOrEqual(0.9)
    expect(figures.harassmentRecall).toBeGreaterThanOrEqual(0.95)
  })

  it('[MO12] in the own dialogues of replay nobody is alarmed and nothing is held', () => {
    const alarms = ownTalks().flatMap((talk) => screenTalk(talk, () => undefined))
    expect(alarms.filter(({ verdict }) => verdict.isHeld || verdict.severity !== 'watch').map(({ text }) => text)).toEqual([])
  })
})

describe('threats', () => {
  const found = (text: string) => { const { found: severity, isHeld } = judge({ category: 'harassment', severity: 'urgent', text }); return [text, severity === 'urgent' || severity === 'imminent', isHeld] }

  it('[MO12] what is threatened against somebody here is an alert, and held', () => {
    for (const text of ['あした そっち行って刺すからな', 'この部屋の連中みんな殺す', 'ここにいる奴らを一人ずつ刺す', 'ゆずさんのこと殺したい', 'お前の家に行って火をつける', '首しめてやろうか']) expect(found(text)).toEqual([text, true, true])
  })

  it('[MO12] what somebody fears to do to others outside is an alert and reaches people unheld; a story or a game is let be', () => {
    for (const text of ['父を刺してしまいそうで怖い', 'お母さんのこと殺したくなる自分が怖い']) expect(found(text)).toEqual([text, true, false])
    for (const text of ['「きみを殺す」というタイトルの小説', '人狼でゆずさんを殺すしかなかった', '君は蚊を殺す派？']) expect(found(text)).toEqual([text, false, false])
  })
})

describe('what is said in such a house', () => {
  const found = (text: string) => { const { found: severity, isHeld } = judge({ category: 'x', severity: 'urgent', text }); return [text, severity, isHeld] }

  it('[MO12] hard words turned on oneself are a cry, and never held as an insult', () => {
    for (const text of ['自分死ね', '死ねよ俺', '消えろよ自分', '死んだほうがましだろ、こんな人生', '俺なんか死ねばいいのに']) expect([found(text)[1] === 'urgent' || found(text)[1] === 'imminent', ...found(text)]).toEqual([true, text, expect.anything(), false])
  })

  it('[MO12] that a room ends, or that somebody stays at home, calls nobody', () => {
    for (const text of ['この部屋、あと十分で終わるんですね', 'もうすぐこの部屋も終わりますね', '連休があと二日で終わる', '今日はこれで終わりにします', '部屋から出られない', 'もう五年、家から出られない', '家族がいると部屋から出られません']) expect(['none', 'watch']).toContain(found(text)[1])
  })

  it('[MO12] rage at one’s own family reaches people, unheld', () => {
    for (const text of ['親父ぶっ殺してやる', '母さん殺してやる', '兄貴を殺すしかない', '「お前を殺す」って父が叫んでる']) expect([found(text)[1] === 'urgent' || found(text)[1] === 'imminent', ...found(text)]).toEqual([true, text, expect.anything(), false])
  })
})

describe('spelling games', () => {
  // What must be found in any clothes: as the whole line, and after a word that often stands before it.
  const wishes = ['死にたい', '自殺したい', '消えてしまいたい', '今夜死にます']
  const clothes: Record<string, (text: string) => string> = {
    spaced: (text) => [...text].join(' '), 'wide spaces': (text) => [...text].join('　'), dotted: (text) => [...text].join('・'), starred: (text) => [...text].join('☆'),
    'invisible marks': (text) => [...text].join('\u200b'), 'joined by ZWJ': (text) => [...text].join('\u200d'), stretched: (text) => `${text}ーーー`, shouted: (text) => `${text}！！！`,
    filler: (text) => `なんか、${text}`, 'a particle': (text) => `${text}よ`, dialect: (text) => `${text}んよ`, softened: (text) => `${text}かも…`, quoted: (text) => `正直、${text}`, laughed: (text) => `もう${text}`,
    'with a friend': (text) => `ねえ、${text}です`, doubled: (text) => `${text}、${text}`, newline: (text) => `あのね\n${text}`,
  }
  for (const [name, dress] of Object.entries(clothes)) {
    it(`[MO12] ${name}: still found`, () => {
      for (const wish of wishes) expect([dress(wish), judge({ category: 'x', severity: 'watch', text: dress(wish) }).found]).not.toEqual([dress(wish), 'none'])
    })
  }

  it('[MO12] homoglyphs, kana, half width and Latin letters', () => {
    for (const text of ['氏にたい', '4にたい', 'タヒにたい', 'ﾀﾋにたい', 'しにたい', 'シニタイ', 'ｼﾆﾀｲ', 'shinitai', 'ｓｈｉｎｉｔａｉ', '○にたい', '死〇たい', '自○したい', 'じさつしたい', '自4したい', 'sini tai', '死nitai', '死に鯛', 'しにてぇ']) {
      expect([text, judge({ category: 'x', severity: 'urgent', text }).found]).toEqual([text, 'urgent'])
    }
  })

  it('[MO12] in lines one after the other, wherever they are cut', () => {
    for (const wish of ['もう死にたいです', '今から飛び降ります', '一緒に死んでくれませんか']) {
      for (let at = 1; at < wish.length; at += 1) {
        const text = `${wish.slice(0, at)}␤${wish.slice(at)}`
        expect([text, judge({ category: 'x', severity: 'urgent', text }).found]).not.toEqual([text, 'none'])
      }
    }
  })
})

it('[MO12] no own line stands twice under two meanings', () => {
  const meaning = new Map<string, string>()
  for (const { text, severity } of linesOf('built-with.tsv')) {
    expect(meaning.get(text) ?? severity).toBe(severity)
    meaning.set(text, severity)
  }
})
