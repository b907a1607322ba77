// What a browser without script is told, plainly: what needs it, what can be read all the same. Goes as soon as the script is awake.
import { Rules } from '#client/shell/Rules.tsx'
import { useSpoken } from '#client/texts.tsx'
import { inLanguage } from './StillLink.tsx'
import { useStill } from './still.tsx'

export function WithoutScript() {
  const { language, texts } = useSpoken()
  const { door, still, common, note } = texts
  if (!useStill()) return null
  return (
    <div className="without-script stack">
      <div className="banner">
        <div>
          <b>{still.head}</b>
          {still.body}
        </div>
      </div>
      <p>
        <a className="btn" href={inLanguage('/hitokoto', language)}>
          {note.label}
        </a>
      </p>
      <div>
        <h2>{door.rulesHeading}</h2>
        <Rules />
      </div>
      <p className="small soft">{common.exitNote}</p>
    </div>
  )
}
