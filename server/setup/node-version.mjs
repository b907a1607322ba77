// Read by any Node, however old: so no syntax here that an old one cannot parse.
export function refuseOldNode() {
  var parts = process.versions.node.split('.').map(Number)
  if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) return
  process.stderr.write(
    'Engawa には Node.js 20.19 以上が要ります（いまは ' +
      process.versions.node +
      '）。https://nodejs.org から新しいものを入れてください。\n' +
      'Engawa needs Node.js 20.19 or newer (this is ' +
      process.versions.node +
      '). Install a newer one from https://nodejs.org\n',
  )
  process.exit(1)
}
