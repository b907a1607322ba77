// Japanese verbs by their kind: every ending a rule may ask for, written out.

/** wish and politeness attach to `ren`, negation to `mi`; `any` is any form at all. */
export const endings = ['dic', 'ren', 'mas', 'mi', 'te', 'ta', 'tei', 'ba', 'tara', 'imp', 'vol', 'pot', 'pas', 'cau', 'any'] as const
export type Ending = (typeof endings)[number]

const rows: Record<string, { row: string; onbin: string; isVoiced: boolean }> = {
  v5k: { row: 'かきくけこ', onbin: 'い', isVoiced: false }, v5ik: { row: 'かきくけこ', onbin: 'っ', isVoiced: false }, v5g: { row: 'がぎぐげご', onbin: 'い', isVoiced: true },
  v5s: { row: 'さしすせそ', onbin: 'し', isVoiced: false }, v5t: { row: 'たちつてと', onbin: 'っ', isVoiced: false }, v5n: { row: 'なにぬねの', onbin: 'ん', isVoiced: true },
  v5b: { row: 'ばびぶべぼ', onbin: 'ん', isVoiced: true }, v5m: { row: 'まみむめも', onbin: 'ん', isVoiced: true }, v5r: { row: 'らりるれろ', onbin: 'っ', isVoiced: false },
  v5u: { row: 'わいうえお', onbin: 'っ', isVoiced: false },
}
export const verbKinds: readonly string[] = [...Object.keys(rows), 'v1', 'vs']

type Stems = { mi: string; ren: string; dic: string[]; te: string; ta: string; ba: string; imp: string[]; vol: string; pot: string; pas: string; cau: string; any: string[] }

function stemsOf(kind: string, stem: string): Stems {
  if (kind === 'v1') {
    return { mi: stem, ren: stem, dic: [`${stem}る`], te: `${stem}て`, ta: `${stem}た`, ba: `${stem}れば`, imp: [`${stem}ろ`, `${stem}よ`], vol: `${stem}よう`, pot: `${stem}られ`, pas: `${stem}られ`, cau: `${stem}させ`, any: [stem] }
  }
  if (kind === 'vs') {
    return {
      mi: `${stem}し`, ren: `${stem}し`, dic: [`${stem}する`, `${stem}をする`], te: `${stem}して`, ta: `${stem}した`, ba: `${stem}すれば`, imp: [`${stem}しろ`, `${stem}せよ`], vol: `${stem}しよう`, pot: `${stem}でき`,
      pas: `${stem}され`, cau: `${stem}させ`, any: [stem],
    }
  }
  const row = rows[kind]
  if (!row) throw new Error(`no such kind of word: ${kind}`)
  const [a, i, u, e, o] = row.row
  const voiced = row.isVoiced
  return {
    mi: stem + a, ren: stem + i, dic: [stem + u], te: stem + row.onbin + (voiced ? 'で' : 'て'), ta: stem + row.onbin + (voiced ? 'だ' : 'た'), ba: `${stem}${e}ば`, imp: [stem + e], vol: `${stem}${o}う`, pot: stem + e,
    pas: `${stem}${a}れ`, cau: `${stem}${a}せ`, any: [stem + a, stem + i, stem + u, stem + e, stem + o, stem + row.onbin],
  }
}

/** しまう and its short forms after て. */
function done(te: string): { ren: string[]; dic: string[]; te: string[]; ta: string[]; vol: string[] } {
  const isVoiced = te.endsWith('で')
  const head = te.slice(0, -1)
  const short = isVoiced ? ['じゃ', 'じま'] : ['ちゃ', 'ちま']
  const roots = [`${te}しま`, ...short.map((each) => head + each)]
  return {
    ren: roots.map((each) => `${each}い`), dic: roots.map((each) => `${each}う`), te: roots.map((each) => `${each}って`),
    ta: roots.flatMap((each) => [`${each}った`, `${each}いました`]), vol: roots.flatMap((each) => [`${each}おう`, `${each}いましょう`]),
  }
}

export function conjugate(kind: string, stem: string): Record<Ending, string[]> {
  const stems = stemsOf(kind, stem)
  const over = done(stems.te)
  const ren = kind === 'vs' ? [stems.ren, `${stem}をし`] : [stems.ren]
  return {
    dic: [...stems.dic, ...over.dic],
    ren: [...ren, ...over.ren],
    mas: [...ren, ...over.ren].flatMap((each) => [`${each}ます`]),
    mi: [stems.mi],
    te: [stems.te, ...over.te],
    ta: [stems.ta, ...over.ta, ...ren.map((each) => `${each}ました`)],
    tei: ['る', 'ます', 'た', 'て', 'ました', 'ん'].flatMap((each) => [`${stems.te}い${each}`, `${stems.te}${each}`]).concat([`${stems.te}おる`, `${stems.te.slice(0, -1)}${stems.te.endsWith('で') ? 'ど' : 'と'}る`]),
    ba: [stems.ba],
    tara: [`${stems.ta}ら`, ...over.ta.map((each) => `${each}ら`)],
    imp: stems.imp,
    vol: [stems.vol, ...over.vol, `${stems.ren}ましょう`],
    pot: ['る', 'ます', 'た', 'て', 'ない', 'ませ', 'れば', 'そう', 'なかった', 'ずに', 'ん'].map((each) => stems.pot + each),
    pas: [stems.pas],
    cau: [stems.cau],
    any: stems.any,
  }
}
