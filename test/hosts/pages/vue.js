import { createApp } from 'vue/dist/vue.esm-bundler.js'

createApp({
  data: () => ({ drawing: 0, isThere: true }),
  methods: { cancelPlan, stay },
  mounted() {
    window.redraw = () => {
      this.drawing++
    }
    window.remount = () => {
      this.isThere = false
      setTimeout(() => {
        this.isThere = true
      })
    }
  },
  template: `
    <template v-if="isThere">
      <button :key="drawing" id="cancel" @click.prevent.stop="cancelPlan">Cancel plan</button>
      <button id="other" @click="stay">Other</button>
    </template>`,
}).mount('#app')
