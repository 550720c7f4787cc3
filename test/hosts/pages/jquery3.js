import $ from 'jquery3'
import { delegate } from './delegate.js'

delegate($)
