/** Where a rule is known from. */
export interface FairnessSource {
  /** The law, as one cites it. */
  law: string
  /** Since when it applies, or what is known of its state. */
  state: string
  /** Where we have read of it. A law firm's note is no statute: have counsel confirm it. */
  read: string
}

/** The sources of all presets, by a short name. */
export const fairnessSources = {
  rosca: {
    law: "United States, Restore Online Shoppers' Confidence Act, 15 U.S.C. § 8403",
    state:
      'In force. The FTC’s rule on it (16 CFR 425, 2024) was vacated on 8 July 2025; a new one was announced on 13 March 2026.',
    read: 'freshfields.com and alston.com, July 2025; willkie.com, September 2025 (FTC v. Amazon)',
  },
  california: {
    law: 'California, Business and Professions Code § 17602, as amended by AB 2863',
    state: 'For contracts from 1 July 2025.',
    read: 'awglaw.com, October 2024; fkks.com, September 2024',
  },
  minnesota: {
    law: 'Minnesota Statutes § 325G.56 and following',
    state: 'In force since 1 January 2025.',
    read: 'prosperstack.com, January 2025; Kelley Drye, April 2025',
  },
  unfairPractices: {
    law: 'European Union, Directive 2005/29/EC (unfair commercial practices) and the guidance 2021/C 526/01',
    state: 'In force. A Digital Fairness Act was expected for the end of 2026.',
    read: 'the guidance’s text, from memory; freshfields.com, 2025',
  },
  withdrawal: {
    law: 'European Union, Directive 2011/83/EU, article 11a, as amended by Directive (EU) 2023/2673',
    state: 'Applies since 19 June 2026, to the withdrawal within 14 days and not to the cancellation later on.',
    read: 'mondaq.com and edwincoe.com, 2026',
  },
  germany: {
    law: 'Germany, Bürgerliches Gesetzbuch § 312k',
    state: 'In force since 1 July 2022.',
    read: 'OLG Köln, 6 U 62/24, 10 January 2025; OLG Düsseldorf, 20 UKl 3/23; LG Koblenz, 11 O 21/22, in notes of shopbetreiber-blog.de, alro-recht.de and haufe.de',
  },
  france: {
    law: 'France, Code de la consommation, L. 215-1-1 and D. 215-1 to D. 215-3',
    state: 'In force since 1 June 2023.',
    read: 'actu-juridique.fr, cadra.fr and cerfrance.fr, 2023',
  },
  unitedKingdom: {
    law: 'United Kingdom, Digital Markets, Competition and Consumers Act 2024, sections 254 to 260',
    state: 'Not in force; announced for spring 2027.',
    read: 'slaughterandmay.com and reedsmith.com, April 2026',
  },
  korea: {
    law: 'South Korea, Act on the Consumer Protection in Electronic Commerce, on dark patterns',
    state: 'In force since 14 February 2025.',
    read: 'biz.chosun.com, February 2025; kimchang.com',
  },
  accessibility: {
    law: 'WCAG 2.2, success criterion 3.3.4 (error prevention: legal, financial)',
    state: 'A cancellation is reversible, checked or confirmed.',
    read: 'w3.org/TR/WCAG22',
  },
} satisfies Record<string, FairnessSource>

/** The short name of a source. */
export type FairnessSourceId = keyof typeof fairnessSources
