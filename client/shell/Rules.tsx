// この場所のお願い: seven lines, readable before entering and at any time inside (rule AC1).
import { useTexts } from '#client/texts.tsx'

export function Rules() {
  const { door } = useTexts()
  return (
    <ol className="rules">
      {door.rules.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ol>
  )
}
