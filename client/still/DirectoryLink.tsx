// The way to the directory of local services: a page without script, beside the one that is open and never instead of it.
import { useSpoken } from '#client/texts.tsx'
import { inLanguage } from './StillLink.tsx'
import { useStill } from './still.tsx'

export function DirectoryLink() {
  const { language, texts } = useSpoken()
  const isStill = useStill()
  return (
    <a className="btn plain flush" href={inLanguage('/madoguchi', language)} {...(isStill ? {} : { target: '_blank', rel: 'noreferrer noopener' })}>
      {texts.still.directory}
      {!isStill && <span className="vh">{texts.help.opensNewPage}</span>}
    </a>
  )
}
