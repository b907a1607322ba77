// What the terminal says once the doors are open: the address, and how to come in as each role.
import type { Config } from '../config.ts'
import { practiceRoom } from '../practice/practice-script.ts'

export interface DemoPerson { role: string; name: string; login: string; password: string }

export function printWelcome({ config, port, people }: { config: Config; port: number; people: readonly DemoPerson[] }): void {
  const address = config.publicUrl ?? `http://localhost:${port}`
  const width = Math.max(0, ...people.map(({ login }) => login.length))
  const lines = [
    '',
    `縁側をひらきました  ${address}`,
    '',
    `  訪れる人   ${address}          （登録はいりません）`,
    `  スタッフ   ${address}/staff/`,
    `  ボード　   ${address}/staff/board`,
  ]
  if (people.length > 0) {
    lines.push('', '練習用のスタッフ（ログイン名・パスワード。いまだけ表示します。つぎにはじめると変わります）')
    for (const { role, name, login, password } of people) lines.push(`  ${login.padEnd(width)}  ${password}   ${name}・${role}`)
    lines.push('', 'ためしかた')
    if (config.practice === 'evening') lines.push(`  訪れる人      上の住所をひらきます。「${practiceRoom}」が開いていて、練習用の人たちが話しています。`)
    lines.push(
      '  聴く人        kaede でスタッフの入口から入り、「当番をはじめる」。訪れる人が「聴いてほしい」を押すと、並びます。',
      `  部屋を開く人  ${config.practice === 'evening' ? '' : '先に minato（見守り）が当番をはじめ、'}sumire で入り、当番をはじめ、部屋をえらんで「ひらく」。`,
      '  呼ばれる人    ota でボードをひらきます。訪れる人が「助けがほしい」から知らせると、出ます。',
      '  （一つのブラウザーには、スタッフは一人ずつです。ほかの人は、別のブラウザーか、プライベートウィンドウで）',
      '', '練習用です。相談はスタッフに届きません。本番は docs/operating.md を見てください。',
    )
  }
  lines.push('', 'とめるには Ctrl-C', '')
  process.stdout.write(`${lines.join('\n')}\n`)
}
