// The words of a line. Those that their writer has folded are not on the page until somebody opens them (rule ME10): one button that
// stays where it is, so that a keyboard and a screen reader keep their place.
import { useState } from 'react'
import { useTexts } from '#client/texts.tsx'

export function SaidText({ text, isCovered }: { text: string; isCovered?: boolean }) {
  const { say } = useTexts().room
  const [isOpen, setOpen] = useState(false)
  if (!isCovered) return <span lang="ja">{text}</span>
  return (
    <>
      <span className="covered">{say.covered}</span>
      <button
        type="button"
        className="btn plain"
        aria-expanded={isOpen}
        onClick={(event) => {
          event.stopPropagation()
          setOpen((is) => !is)
        }}
      >
        {isOpen ? say.refold : say.unfold}
      </button>
      {isOpen && (
        <span className="uncovered" lang="ja">
          {text}
        </span>
      )}
    </>
  )
}
