// The four words, in this picture and nowhere else (rule RW1): large, one to a line, never to be copied by a page.
import { Button } from '#client/ui/Button.tsx'
import { useTexts } from '#client/texts.tsx'

export function WordsOnce({ words, onNoted }: { words: readonly string[]; onNoted: () => void }) {
  const { back } = useTexts()
  return (
    <div className="wordsonce" role="status">
      <p>
        <b>{back.shown}</b>
      </p>
      <ol lang="ja">
        {words.map((word, i) => (
          // By its place: a word may stand twice.
          <li key={i}>{word}</li>
        ))}
      </ol>
      <p className="small">{back.shownOnce}</p>
      <Button onClick={onNoted}>{back.noted}</Button>
    </div>
  )
}
