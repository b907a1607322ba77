// The boards at the bottom: tools in a row (help always last and always shown), and below them a seat or a composer.
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

export type Tool = { key: string; icon: IconName; word: string; onPress: () => void; isOpen?: boolean; isOn?: boolean; isHelp?: boolean }

export function Boards(props: { label: string; tools: readonly Tool[]; more?: { word: string; onPress: () => void; isOpen: boolean }; children?: ReactNode }) {
  const { label, tools, more, children } = props
  return (
    <footer className="boards">
      <nav className="tools" aria-label={label}>
        {tools.map((tool) => (
          <button
            key={tool.key}
            type="button"
            data-tool={tool.key}
            className={[tool.isHelp && 'help', tool.isOn && 'on'].filter(Boolean).join(' ') || undefined}
            aria-expanded={tool.isOpen}
            onClick={tool.onPress}
          >
            <Icon name={tool.icon} />
            <span>{tool.word}</span>
          </button>
        ))}
        {more && (
          <button type="button" data-tool="more" className="more" aria-expanded={more.isOpen} onClick={more.onPress}>
            <Icon name="more" />
            <span>{more.word}</span>
          </button>
        )}
      </nav>
      {children}
    </footer>
  )
}
