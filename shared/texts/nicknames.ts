// Suggested nicknames: flowers, trees, small things of the garden. None of them is a person's usual name.
export const nicknames = [
  'なずな', 'つゆくさ', 'よもぎ', 'すすき', 'たんぽぽ', 'れんげ', 'ほおずき', 'くるみ石', 'どんぐり', 'まつぼっくり', 'わたげ', 'しおり草', 'こけ玉', 'ねこじゃらし', 'やまぶき',
  'ほうじ茶', 'あられ', 'こはく', '小石', '夕立', '月見', '木もれ日', '霜ばしら', 'うすぐも', 'あまやどり', '朝もや', 'みずたまり', 'すいれん', 'つくし', 'かたばみ', 'からすうり', 'ゆきのした',
]
