// What ours is measured against: Socket.IO as it comes, websocket only, no deflate, Node's default flags. It keeps nothing, checks
// nothing and knows nobody: what one says in a room is told to everyone there.
import { createServer } from 'node:http'
import { Server } from 'socket.io'

const http = createServer()
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, httpCompression: false, serveClient: false })
io.on('connection', (socket) => {
  socket.on('enter', (room, entered) => {
    void socket.join(room)
    entered({ ok: true })
  })
  socket.on('say', (line) => void io.to(line.room).emit('said', line))
})
http.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${http.address().port}\n`))
