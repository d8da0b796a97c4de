import * as scm from "@scmpulumi/huaweicloud-scm";

const old = scm.getDeployedResourcesOutput({ certificateId: "scs1554192131150" });

export const stillInUse = old.apply(result => result.regions.flatMap(region => region.resources.map(resource => resource.resourceName)));
