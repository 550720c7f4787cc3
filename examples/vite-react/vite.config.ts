import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// `npm run dev` asks the server that `npm start` has started.
const server = 'http://localhost:3000'

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': server, '/cancel-events': server, '/cancel-actions': server } },
})
