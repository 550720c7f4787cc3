import type { ReceiptTexts } from './enReceipt'

/** Our texts of the confirmation that a server sends, in Brazilian Portuguese. */
export const texts: ReceiptTexts = {
  'canceled.subject': 'Confirmação do seu cancelamento',
  'canceled.lead': 'Recebemos o seu cancelamento.',
  'withdrawn.subject': 'Confirmação da sua desistência',
  'withdrawn.lead': 'Recebemos a sua desistência do contrato.',
  provider: 'Fornecedor',
  plan: 'Plano',
  subscription: 'Número da assinatura',
  received: 'Recebido em',
  effective: 'Passa a valer em',
  access: 'Acesso até',
  reference: 'Protocolo',
  keep: 'Guarde esta mensagem como confirmação.',
}
