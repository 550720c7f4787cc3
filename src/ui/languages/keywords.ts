/** Words that speak of a standard reason, by language and reason; `crash` also stands for `crashes`. Commas separate them. */
export const keywords: Record<string, Record<string, string>> = {
  en: {
    customer_service: 'support, customer service, no reply, no answer, never answer, rude, ticket, unhelpful',
    low_quality: 'quality, bug, crash, slow, broken, unreliable, error, outage, glitch, not work',
    missing_features: 'missing, feature, lack, integration, wish it, export, can not do, no way to',
    switched_service:
      'switch, competitor, alternative, instead of, moved to, moving to, another service, other provider',
    too_complex: 'complex, complicated, confus, difficult, hard to, learning curve, overwhelm, set up, setup',
    too_expensive: 'expensive, price, pricing, cost, afford, budget, cheaper, too much money, pricey',
    unused: 'not use, not using, never use, rarely, no longer need, stopped using, do not need, no time, unused',
    temporary:
      'temporar, project end, project is over, season, vacation, holiday, come back, be back, for now, a break',
  },
  'zh-Hans': {
    customer_service: '客服, 没人回, 不回复, 态度, 售后, 工单',
    low_quality: '质量, 崩溃, 闪退, 卡顿, 很慢, 不稳定, 出错, 故障, 坏了',
    missing_features: '功能, 缺少, 不支持, 没有办法, 无法导出, 集成',
    switched_service: '换成, 改用, 别家, 其他产品, 竞品, 替代, 转到',
    too_complex: '复杂, 难用, 不会用, 看不懂, 麻烦, 上手',
    too_expensive: '贵, 价格, 费用, 便宜, 预算, 付不起, 涨价',
    unused: '用不到, 不用了, 没用, 很少用, 不需要, 没时间, 用不上',
    temporary: '暂时, 项目结束, 假期, 回来, 休息, 过段时间, 季节',
  },
  'zh-Hant': {
    customer_service: '客服, 沒人回, 不回覆, 態度, 售後, 工單',
    low_quality: '品質, 當機, 閃退, 卡頓, 很慢, 不穩定, 出錯, 故障, 壞了',
    missing_features: '功能, 缺少, 不支援, 沒有辦法, 無法匯出, 整合',
    switched_service: '換成, 改用, 別家, 其他產品, 競品, 替代, 轉到',
    too_complex: '複雜, 難用, 不會用, 看不懂, 麻煩, 上手',
    too_expensive: '貴, 價格, 費用, 便宜, 預算, 付不起, 漲價',
    unused: '用不到, 不用了, 沒用, 很少用, 不需要, 沒時間, 用不上',
    temporary: '暫時, 專案結束, 假期, 回來, 休息, 過段時間, 季節',
  },
}
