import $ from 'jquery'
import { delegate } from './delegate.js'

delegate($)
