import { createApp } from 'vue'
import AccountPage from './AccountPage.vue'
import './style.css'

createApp(AccountPage).mount('#app')
