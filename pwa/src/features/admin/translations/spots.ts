/** Spots of the page to which a key leads. */
export const REMARK = "remark";
export const CHOOSE = "choose-texts";
