/** What buttons of a flow say beside the cancel verbs, in one language; phrases as in a WordList. */
export interface FlowWords {
  /** Takes an offer. */
  accept: readonly string[]
  /** Keeps the subscription. */
  stay: readonly string[]
  /** Goes on, with or without an answer. */
  onward: readonly string[]
  /** Said by the last press: it confirms. */
  final: readonly string[]
}

const of = (accept: string, stay: string, onward: string, final: string): FlowWords => ({
  accept: accept.split(', '),
  stay: stay.split(', '),
  onward: onward.split(', '),
  final: final.split(', '),
})

/** The words of a flow's buttons by language code. A vendor's own words are not all here: `--press` says what else to press. */
export const flowWords: Readonly<Record<string, FlowWords>> = {
  en: of(
    'accept*, claim, apply, redeem, get, take, pause, switch, extend, skip my|a|one|this',
    "keep, stay, i'll stay, don't cancel, do not cancel",
    'continue, next, skip, proceed, submit',
    'confirm*, now, yes, finish*, complete',
  ),
  de: of(
    'annehmen, sichern, nutzen, pausieren, wechseln, einlösen, verlängern',
    'behalten, bleiben, nicht kündigen',
    'weiter, fortfahren, überspringen',
    'jetzt, bestätigen, endgültig, ja',
  ),
  fr: of(
    'accepter, profiter, suspendre, passer à|au, utiliser, prolonger',
    'garder, conserver, rester, ne pas résilier',
    'continuer, suivant, ignorer, poursuivre',
    'maintenant, confirmer, oui, définitivement',
  ),
  es: of(
    'aceptar, aprovechar, pausar, cambiar, usar, canjear, prolongar',
    'mantener, conservar, quedarme, no cancelar',
    'continuar, siguiente, omitir',
    'ahora, confirmar, sí',
  ),
  'pt-BR': of(
    'aceitar, aproveitar, pausar, mudar, usar, resgatar, prorrogar',
    'manter, ficar, não cancelar',
    'continuar, próximo, pular',
    'agora, confirmar, sim',
  ),
  it: of(
    'accetta, approfitta, sospendi, passa, usa, riscatta, prolunga',
    'mantieni, resta, non disdire',
    'continua, avanti, salta',
    'ora, adesso, conferma, sì',
  ),
  nl: of(
    'accepteren, pauzeren, overstappen, gebruiken, verzilveren, verlengen',
    'behouden, houden, blijven',
    'doorgaan, verder, volgende, overslaan',
    'nu, bevestigen, ja',
  ),
  pl: of(
    'przyjmij, skorzystaj, wstrzymaj, zmień, przejdź, przedłuż',
    'zachowaj, zostań, nie anuluj',
    'dalej, kontynuuj, pomiń',
    'teraz, potwierdź, tak',
  ),
  sv: of(
    'acceptera, ta, pausa, byt, använd, förläng',
    'behåll, stanna',
    'fortsätt, nästa, hoppa över',
    'nu, bekräfta, ja',
  ),
  da: of(
    'accepter*, tag, sæt på pause, skift, brug, forlæng',
    'behold, bliv',
    'fortsæt, næste, spring',
    'nu, bekræft, ja',
  ),
  tr: of(
    'kabul et, kullan, duraklat, geç, uzat',
    'sürdür, koru, kal, devam ettir',
    'devam, ileri, sonraki, atla',
    'şimdi, onayla, evet',
  ),
  ru: of(
    'принять, получить, приостановить, перейти, использовать, продлить',
    'оставить, сохранить, остаться, не отменять',
    'продолжить, далее, пропустить',
    'сейчас, подтвердить, да',
  ),
  id: of(
    'terima, ambil, jeda, ganti, gunakan, perpanjang',
    'pertahankan, tetap',
    'lanjut*, berikutnya, lewati',
    'sekarang, konfirmasi, ya',
  ),
  vi: of(
    'nhận, chấp nhận, tạm dừng, chuyển, dùng, gia hạn',
    'giữ, ở lại',
    'tiếp tục, tiếp, bỏ qua',
    'ngay, xác nhận, có',
  ),
  ar: of(
    'قبول, *استفد, *إيقاف مؤقت*, التبديل, استخدام, تمديد',
    '*احتفاظ, البقاء',
    'متابعة, التالي, تخطي',
    'الآن, تأكيد, نعم',
  ),
  he: of(
    'קבלת, קבל, השהיה, השהיית, מעבר, מימוש, הארכה',
    'השארת, להישאר, שמירה',
    'המשך, הבא, דילוג',
    'עכשיו, אישור, כן',
  ),
  ja: of(
    '受け取る, 適用する, 利用する, 一時停止, 変更する, 延長する',
    '続ける, 継続する, 解約しない',
    '次へ, 進む, スキップ',
    '今すぐ, 確定, はい',
  ),
  ko: of(
    '받기, 수락, 적용, 일시정지, 일시 정지, 변경하기, 연장',
    '유지, 계속 이용',
    '계속, 다음, 건너뛰기',
    '지금, 확인, 확정, 예',
  ),
  'zh-Hans': of(
    '接受, 领取, 使用优惠, 暂停, 改为, 更换, 延长',
    '保留, 继续订阅, 不取消',
    '继续, 下一步, 跳过',
    '立即, 确认, 是的',
  ),
  'zh-Hant': of(
    '接受, 領取, 使用優惠, 暫停, 改為, 更換, 延長',
    '保留, 繼續訂閱, 不取消',
    '繼續, 下一步, 略過',
    '立即, 確認, 是的',
  ),
}
