import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

// `npm run dev` asks the server that `npm start` has started.
const server = 'http://localhost:3000'

export default defineConfig({
  plugins: [vue()],
  server: { proxy: { '/api': server, '/cancel-events': server, '/cancel-actions': server } },
})
