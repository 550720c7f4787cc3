/** All operators that may stand under an attribute. A test compares them with those that decide implements. */
export const operatorNames = [
  ...['$eq', '$ne', '$lt', '$lte', '$gt', '$gte', '$veq', '$vne', '$vlt', '$vlte', '$vgt', '$vgte'],
  ...['$in', '$nin', '$ini', '$nini', '$inGroup', '$notInGroup', '$all', '$alli'],
  ...['$regex', '$regexi', '$not', '$elemMatch', '$size', '$exists', '$type'],
]

/** All operators that join conditions. */
export const joinNames = ['$and', '$or', '$nor', '$not']
