/** Every operator that may stand under an attribute; a test holds decide's own table against it. */
export const operatorNames = [
  ...['$eq', '$ne', '$lt', '$lte', '$gt', '$gte', '$veq', '$vne', '$vlt', '$vlte', '$vgt', '$vgte'],
  ...['$in', '$nin', '$ini', '$nini', '$inGroup', '$notInGroup', '$all', '$alli'],
  ...['$regex', '$regexi', '$not', '$elemMatch', '$size', '$exists', '$type'],
]

/** Every operator that joins conditions. */
export const joinNames = ['$and', '$or', '$nor', '$not']

/** Operators that hold for an attribute that is missing, since it compares as null does. */
export const holdsWhenMissing = ['$lt', '$lte', '$gt', '$gte', '$ne', '$nin', '$nini', '$notInGroup']
